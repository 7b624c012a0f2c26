import type { Notice } from '#shared/domain/notice.ts';

const weight = { urgent: 0, important: 1, ordinary: 2 } as const;

/** Urgent first, then important, then the newest (screens.md 4.1). */
export function inListOrder(notices: readonly Notice[]): Notice[] {
  return notices.toSorted(
    (one, other) => weight[one.level] - weight[other.level] || other.publishedAt - one.publishedAt,
  );
}
