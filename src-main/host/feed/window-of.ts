import { assertNever } from '#shared/assert-never.ts';
import type { FeedValue } from '#shared/domain/feed-item.ts';
import type { CorrectedTime, UnixMs } from '../ports.ts';

/** When a thing may be on the glass: from `from` on, until just before `until`. */
export type TimeWindow = { from: UnixMs; until: UnixMs };

const always: TimeWindow = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** The time of an item, from its own words. */
export function windowOf(item: FeedValue): TimeWindow {
  switch (item.kind) {
    case 'notice':
      return { from: item.value.publishAt ?? always.from, until: item.value.expiresAt ?? always.until };
    case 'event':
      return { from: always.from, until: item.value.endsAt };
    case 'request':
      return { from: always.from, until: item.value.expiresAt };
    case 'place':
    case 'fault':
    case 'proposal':
    case 'volunteer':
    case 'answer':
    case 'residence':
      return always;
    default:
      return assertNever(item);
  }
}

/** By a clock that is not trusted a thing is rather shown than hidden: only what surely is over goes. */
export function isOpen({ from, until }: TimeWindow, time: CorrectedTime): boolean {
  if (!time.isTrusted()) return until > time.notBefore();
  const now = time.now();
  return from <= now && now < until;
}
