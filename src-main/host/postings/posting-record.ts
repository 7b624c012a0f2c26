import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { maxPostingMarks } from '#shared/domain/posting.ts';
import type { PostingGap, PostingMark } from '#shared/domain/posting.ts';
import type { Taking } from '#shared/kiosk-api/verbs.ts';
import type { Chance, Clock, CorrectedTime, Log } from '../ports.ts';
import { sparing } from '../store/store-error.ts';
import { Wake } from '../wake.ts';
import { minuteOf, PostingMinute } from './posting-minute.ts';
import type { OpenPosting, PostingStore } from './posting-store.ts';

type Parts = {
  clock: Clock;
  time: CorrectedTime;
  chance: Chance;
  log: Log;
  store: PostingStore;
  /** The compulsory postings that may be on the glass now. */
  notices: () => Notice[];
  isOnline: () => boolean;
  isLit: () => boolean;
  /** Keeps an action for the server. */
  take: (action: { key: string; kind: 'posting.shown'; payload: ActionPayload<'posting.shown'> }) => Taking;
};

const lookEveryMs = 5_000;

/** A page that has been silent for longer does not surely show anything. */
const healthyWithinMs = 10_000;

/** So long after the start a missing page is put down to the start. */
const startingMs = 300_000;

const reportEveryMs = 3_600_000;

/**
 * Writes down, minute by minute, how long each compulsory posting was on display, and why not. Minutes that nobody
 * watched (no power, no program) become a gap at the next start. While there is a line, reports go to the outbox once an hour
 * and at the end of a posting; without one they wait here, so that a long silence does not fill the outbox.
 */
export class PostingRecord {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  readonly #startedAt: number;
  /** What the gap before this start is put down to. */
  readonly #startCause: 'power' | 'restart';
  readonly #recordedHere = new Set<string>();
  #minute: PostingMinute | undefined;
  #beatAt: number | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { clock, store } = parts;
    this.#startedAt = clock.monotonic();
    const isNewBoot = store.open().some(({ bootId }) => bootId !== clock.bootId);
    this.#startCause = isNewBoot ? 'power' : 'restart';
  }

  /** The page lives and shows this. */
  heartbeat({ screen, itemId }: { screen: string; itemId: string | null }): void {
    if (!this.#isHealthy()) this.#minute?.spoil(this.#cause());
    this.#beatAt = this.#parts.clock.monotonic();
    if (itemId !== null) this.#minute?.see(itemId, screen === 'attract' ? 'in-loop' : 'opened');
  }

  /** The feed has changed. */
  refresh(): void {
    this.#wake.wake();
  }

  /** Looks every five seconds; sleeps while nothing is posted. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#parts;
    while (!signal.aborted) {
      let isIdle = false;
      sparing(log, () => (isIdle = this.#look()));
      await this.#wake.wait(clock, isIdle ? Number.POSITIVE_INFINITY : lookEveryMs, signal);
    }
  }

  /** Forgets everything (the screen was taken out of service). */
  wipe(): void {
    this.#minute = undefined;
    this.#recordedHere.clear();
    this.#parts.store.wipe();
  }

  /** Returns whether nothing is posted and nothing waits. A clock that is not trusted cannot bear witness. */
  #look(): boolean {
    const { time, clock, store } = this.#parts;
    const notices = this.#parts.notices();
    const isSteady = clock.monotonic() - this.#lookedAt <= healthyWithinMs;
    this.#lookedAt = clock.monotonic();
    const from = time.isTrusted() ? minuteOf(time.now()) : undefined;
    const over = this.#minute?.from === from ? undefined : this.#minute;
    if (over || from === undefined) this.#minute = undefined;
    if (over) {
      if (!isSteady) over.spoil('fault');
      this.#record(over, notices);
    }
    // Whoever comes late to a minute has not seen all of it.
    const isNew = !this.#minute && from !== undefined && time.now() - from <= healthyWithinMs;
    if (isNew) this.#minute = new PostingMinute(from, notices);
    this.#minute?.look(notices);
    if (!this.#isHealthy() || (!isSteady && !isNew)) this.#minute?.spoil(this.#cause());
    else if (!this.#parts.isLit()) this.#minute?.spoil('dark');
    return notices.length === 0 && store.open().length === 0;
  }

  #isHealthy(): boolean {
    return this.#beatAt !== undefined && this.#parts.clock.monotonic() - this.#beatAt <= healthyWithinMs;
  }

  #record(minute: PostingMinute, notices: readonly Notice[]): void {
    const { store } = this.#parts;
    const open = store.open();
    if (open.length + minute.posted.size === 0) return;
    const there = new Set(notices.map(({ id }) => id));
    store.inOneCommit(() => {
      for (const notice of minute.posted.values()) {
        const before = open.find((posting) => posting.notice === notice.id);
        this.#recordNotice(minute, notice, before);
      }
      for (const posting of open) {
        if (!there.has(posting.notice) && !minute.posted.has(posting.notice))
          this.#recordEnd(posting, minute);
      }
    });
    for (const posting of store.open()) this.#report(posting, !there.has(posting.notice));
  }

  #recordNotice(minute: PostingMinute, { id, expiresAt }: Notice, before: OpenPosting | undefined): void {
    const { store, clock } = this.#parts;
    if (before && before.until > minute.from) return; // the clock was put back: these minutes are told
    if (before) this.#fill(before, minute.from);
    const [main, ...seen] = minute.marksOf(id);
    if (main) store.mark(id, main);
    for (const mark of seen) store.mark(id, mark);
    const until = main?.until ?? minute.from;
    const reportedAt = before?.reportedAt ?? minute.from;
    store.put({ notice: id, until, endsAt: expiresAt, bootId: clock.bootId, reportedAt });
    this.#recordedHere.add(id);
  }

  /** It ended by itself while nobody watched: until then it should have been on display. */
  #recordEnd(posting: OpenPosting, minute: PostingMinute): void {
    if (this.#recordedHere.has(posting.notice) || posting.endsAt === null) return;
    const until = minuteOf(Math.min(posting.endsAt, minute.from));
    this.#fill(posting, until);
    this.#parts.store.put({ ...posting, until: Math.max(posting.until, until) });
  }

  /** The minutes up to `until` that nobody wrote down are a gap. */
  #fill({ notice, until: from }: OpenPosting, until: number): void {
    const what = this.#recordedHere.has(notice) ? 'fault' : this.#startCause;
    if (from < until) this.#parts.store.mark(notice, { what, from, until });
  }

  /** Why the page shows nothing now. */
  #cause(): PostingGap {
    const isStarting =
      this.#beatAt === undefined && this.#parts.clock.monotonic() - this.#startedAt < startingMs;
    return isStarting ? this.#startCause : 'fault';
  }

  #report(posting: OpenPosting, isEnded: boolean): void {
    const { time, store, isOnline } = this.#parts;
    const sinceReport = Math.abs(time.now() - posting.reportedAt);
    if (!isOnline() || (!isEnded && sinceReport < reportEveryMs)) return;
    let told = this.#tellSome(posting.notice);
    while (told === 'more') told = this.#tellSome(posting.notice);
    if (told === 'not-kept') return;
    if (isEnded) store.close(posting.notice);
    else store.put({ ...posting, reportedAt: time.now() });
  }

  /** Moves marks into the outbox, in one commit: none is lost and none is told twice. */
  #tellSome(noticeId: string): 'more' | 'all' | 'not-kept' {
    const { store, take, chance } = this.#parts;
    return store.inOneCommit(() => {
      const kept = store.oldestMarks(noticeId);
      if (kept.length === 0) return 'all';
      const marks = kept.map(({ what, from, until }): PostingMark => ({ what, from, until }));
      const taking = take({ key: chance.uuid7(), kind: 'posting.shown', payload: { noticeId, marks } });
      if (taking.kind === 'refused') return 'not-kept';
      store.forget(kept);
      return kept.length === maxPostingMarks ? 'more' : 'all';
    });
  }
}
