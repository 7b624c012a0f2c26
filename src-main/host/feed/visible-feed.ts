import { isDeepStrictEqual } from 'node:util';
import { readItem } from '#shared/domain/feed-item.ts';
import type { FeedValue } from '#shared/domain/feed-item.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { Residence } from '#shared/domain/residence.ts';
import type { FeedChange, FeedEntry } from '#shared/kiosk-api/announcements.ts';
import type { Clock, CorrectedTime, Log, UnixMs } from '../ports.ts';
import { Wake } from '../wake.ts';
import type { FeedStore, StoredItem } from './feed-store.ts';
import type { OwnAction } from './own-action.ts';
import { isOpen, windowOf } from './window-of.ts';
import type { TimeWindow } from './window-of.ts';
import { addOwnActions } from './with-own-actions.ts';

/** What a person comes back to with a number. */
export type Numbered = Extract<
  FeedValue,
  { kind: 'request' | 'proposal' | 'volunteer' | 'answer' | 'fault' }
>;

type ReadEntry = { scope: string; entry: FeedEntry; window: TimeWindow };

// A wall clock that somebody corrects moves boundaries; so often they are looked at again.
const longestSleepMs = 3_600_000;

/**
 * What may be on the glass now: the cache read by this version, cut by corrected time, with what people did here
 * laid over it. Tells differences; whoever comes new gets `current()`. Items that cannot be read are counted, not shown.
 */
export class VisibleFeed {
  readonly #store: FeedStore;
  readonly #time: CorrectedTime;
  readonly #own: () => OwnAction[];
  readonly #log: Log;
  readonly #read = new Map<string, ReadEntry>();
  readonly #quarantined = new Map<string, number>();
  readonly #listeners = new Set<(change: FeedChange) => void>();
  readonly #wake = new Wake();
  #shown = new Map<string, FeedEntry>();

  constructor(parts: { store: FeedStore; time: CorrectedTime; own: () => OwnAction[]; log: Log }) {
    this.#store = parts.store;
    this.#time = parts.time;
    this.#own = parts.own;
    this.#log = parts.log;
    this.reload();
    this.#shown = this.#compose();
  }

  /** Everything that may be shown. */
  current(): FeedChange {
    return { reset: true, put: [...this.#shown.values()], gone: [] };
  }

  onChange(listener: (change: FeedChange) => void): void {
    this.#listeners.add(listener);
  }

  /** Takes what a page brought; `refresh` tells it. */
  take(changed: readonly StoredItem[]): void {
    for (const item of changed) this.#take(item);
  }

  /** Reads everything anew from the store, after a snapshot or when the scopes are others; `refresh` tells it. */
  reload(): void {
    this.#read.clear();
    this.#quarantined.clear();
    for (const { id } of this.#store.scopes()) this.take(this.#store.alive(id));
  }

  /** Looks at the clock and at what people did, and tells the difference. */
  refresh(): void {
    const next = this.#compose();
    const put = [...next.values()].filter((entry) => !isSame(entry, this.#shown.get(entry.id)));
    const gone = [...this.#shown.keys()].filter((id) => !next.has(id));
    this.#shown = next;
    this.#wake.wake(); // the next boundary may be another one
    if (put.length + gone.length === 0) return;
    for (const listener of this.#listeners) listener({ reset: false, put, gone });
  }

  /** Lets things come and go by the clock, with or without a network. */
  async run(clock: Clock, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = this.#time.now();
      const next = this.#nextBoundary(now);
      await this.#wake.wait(clock, Math.min(next - now, longestSleepMs), signal);
      if (this.#nextBoundary(now) <= this.#time.now()) this.refresh();
    }
  }

  /** How many items of the cache this version cannot read. */
  get quarantinedCount(): number {
    return this.#quarantined.size;
  }

  /** What has this number, also a request whose time is over; undefined when this screen does not know it. */
  findNumbered(number: string): Numbered | undefined {
    const held = [...this.#shown.values(), ...Array.from(this.#read.values(), ({ entry }) => entry)];
    return held.find(
      (entry): entry is FeedEntry & Numbered => isNumbered(entry) && entry.value.number === number,
    );
  }

  /** The request to which somebody offered help under this number; also one whose time is over. */
  findOffered(number: string): { request: HelpRequest; offerId: string } | undefined {
    const held = [...this.#shown.values(), ...Array.from(this.#read.values(), ({ entry }) => entry)];
    for (const entry of held) {
      const offer = offersOf(entry).find((one) => one.number === number);
      if (offer && entry.kind === 'request') return { request: entry.value, offerId: offer.id };
    }
    return undefined;
  }

  /** The residence of this screen; undefined until it has come. */
  get residence(): Residence | undefined {
    for (const entry of this.#shown.values()) if (entry.kind === 'residence') return entry.value;
    return undefined;
  }

  /** Numbers of what is on the glass. */
  *openNumbers(): Iterable<string> {
    for (const entry of this.#shown.values()) {
      if (isNumbered(entry) && entry.value.number !== null) yield entry.value.number;
      for (const { number } of offersOf(entry)) if (number !== null) yield number;
    }
  }

  /** Whether an urgent message may be on the glass. */
  get hasUrgent(): boolean {
    return [...this.#shown.values()].some(({ kind, value }) => kind === 'notice' && value.level === 'urgent');
  }

  /** The compulsory postings that may be on the glass. */
  legalNotices(): Notice[] {
    return [...this.#shown.values()].flatMap((entry) =>
      entry.kind === 'notice' && entry.value.legal ? [entry.value] : [],
    );
  }

  #take({ scope, id, rev, deleted, kind, json }: StoredItem): void {
    const place = `${scope}\n${id}`;
    this.#read.delete(place);
    const wasQuarantined = this.#quarantined.get(place) === rev;
    this.#quarantined.delete(place);
    if (deleted) return;
    const reading = readItem(kind, json);
    if (reading.ok) {
      const { ok: _, ...value } = reading;
      this.#read.set(place, { scope, entry: { ...value, id, rev }, window: windowOf(value) });
      return;
    }
    this.#quarantined.set(place, rev);
    if (!wasQuarantined) this.#log.trouble('feed.quarantined', { scope, id, rev, field: reading.field });
  }

  #compose(): Map<string, FeedEntry> {
    const feed = new Map<string, FeedEntry>();
    for (const { entry, window } of this.#read.values()) {
      if (isOpen(window, this.#time)) feed.set(entry.id, entry);
    }
    addOwnActions(feed, this.#own());
    return feed;
  }

  #nextBoundary(after: UnixMs): UnixMs {
    let next = Number.POSITIVE_INFINITY;
    for (const { window } of this.#read.values()) {
      if (window.from > after && window.from < next) next = window.from;
      if (window.until > after && window.until < next) next = window.until;
    }
    return next;
  }
}

function offersOf(entry: FeedEntry): HelpRequest['offers'] {
  return entry.kind === 'request' ? entry.value.offers : [];
}

function isNumbered(entry: FeedEntry): entry is FeedEntry & Numbered {
  return numberedKinds.has(entry.kind);
}

const numberedKinds = new Set<FeedEntry['kind']>(['request', 'proposal', 'volunteer', 'answer', 'fault']);

/** Entries of the feed keep their object until they change; those laid over are made anew each time. */
function isSame(entry: FeedEntry, shown: FeedEntry | undefined): boolean {
  return entry === shown || (entry.rev === shown?.rev && isDeepStrictEqual(entry, shown));
}
