import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { FeedStore } from '../feed/feed-store.ts';
import type { Time, UnixMs } from '../ports.ts';

/** The line on the glass changes at most once a minute, and so does the file. */
const stepMs = 60_000;

/** Since when there is news, or none: what the freshness line tells people. */
export class Freshness {
  readonly #store: FeedStore;
  readonly #time: Time;
  readonly #listeners = new Set<() => void>();
  #offlineSince: UnixMs | null;
  #updatedAt: UnixMs | null;

  constructor(store: FeedStore, time: Time) {
    this.#store = store;
    this.#time = time;
    this.#updatedAt = store.updatedAt;
    this.#offlineSince = this.#updatedAt ?? time.now();
  }

  get connection(): KioskStatus['connection'] {
    return this.#offlineSince === null ? { kind: 'online' } : { kind: 'offline', since: this.#offlineSince };
  }

  /** Corrected instant of the last complete update; null: never. */
  get updatedAt(): UnixMs | null {
    return this.#updatedAt;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  online(): void {
    if (this.#offlineSince === null) return;
    this.#offlineSince = null;
    this.#changed();
  }

  offline(): void {
    if (this.#offlineSince !== null) return;
    this.#offlineSince = this.#time.now();
    this.#changed();
  }

  /** The server has just confirmed that nothing is newer than what this screen holds. */
  complete(): void {
    const now = this.#time.now();
    if (this.#updatedAt !== null && Math.abs(now - this.#updatedAt) < stepMs) return;
    this.#updatedAt = now;
    this.#store.updatedAt = now;
    this.#changed();
  }

  /** Nothing of the residence is left. */
  forget(): void {
    this.#updatedAt = null;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
