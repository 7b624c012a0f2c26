import type { Notice } from '#shared/domain/notice.ts';
import { minuteMs } from '#shared/domain/posting.ts';
import type { PostingGap, PostingMark } from '#shared/domain/posting.ts';
import type { UnixMs } from '../ports.ts';

/** The minute that an instant belongs to. */
export const minuteOf = (instant: UnixMs): UnixMs => Math.floor(instant / minuteMs) * minuteMs;

/** One minute of the record while it lasts. It is cautious: what was not so at every look does not count as posted. */
export class PostingMinute {
  readonly from: UnixMs;
  readonly posted: Map<string, Notice>;
  readonly #seen = new Map<string, Set<PostingMark['what']>>();
  #gap: PostingGap | undefined;

  constructor(from: UnixMs, notices: readonly Notice[]) {
    this.from = from;
    this.posted = new Map(notices.map((notice) => [notice.id, notice]));
  }

  /** What stands on the glass now. */
  see(itemId: string, what: 'in-loop' | 'opened'): void {
    if (this.posted.has(itemId)) this.#seen.set(itemId, (this.#seen.get(itemId) ?? new Set()).add(what));
  }

  /** Not all of this minute was on display; the first cause stands. */
  spoil(cause: PostingGap): void {
    this.#gap ??= cause;
  }

  /** Only what is still there was there all the time. */
  look(notices: readonly Notice[]): void {
    const there = new Set(notices.map(({ id }) => id));
    for (const id of this.posted.keys()) if (!there.has(id)) this.posted.delete(id);
  }

  /** What is to be written down of a notice that was posted. */
  marksOf(id: string): PostingMark[] {
    const words = [this.#gap ?? ('posted' as const), ...(this.#seen.get(id) ?? [])];
    return words.map((what) => ({ what, from: this.from, until: this.from + minuteMs }));
  }
}
