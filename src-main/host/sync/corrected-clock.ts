import type { Database } from 'better-sqlite3';
import type { Clock, CorrectedTime, UnixMs } from '../ports.ts';
import { inStore } from '../store/store-error.ts';

type Row = { bootId: string; baseMs: number; lastServerTime: UnixMs };

/** Longer without any contact than this, and a wall clock that says so is not believed. */
const longestAbsenceMs = 366 * 24 * 3_600_000;

/** So often the last instant seen goes to the disk while the line is good. */
const rememberEveryMs = 3_600_000;

/**
 * The server's time, kept going by the monotonic clock: from the first contact on nobody who sets the wall clock
 * changes anything, not even through a restart of the host within one boot. Before the first contact of a boot it is
 * the wall clock, trusted only between the last server time seen (or the build) and a year later.
 */
export class CorrectedClock implements CorrectedTime {
  readonly #clock: Clock;
  readonly #save;
  readonly #listeners = new Set<() => void>();
  #base: number | undefined;
  #lastServerTime: UnixMs;

  constructor(clock: Clock, db: Database, builtAt: UnixMs) {
    this.#clock = clock;
    const saved = db
      .prepare<[], Row>(
        'SELECT boot_id AS bootId, base_ms AS baseMs, last_server_time AS lastServerTime FROM time',
      )
      .get();
    this.#save = db.prepare<[bootId: string, baseMs: number, lastServerTime: UnixMs]>(
      `INSERT INTO time (id, boot_id, base_ms, last_server_time) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE
       SET boot_id = excluded.boot_id, base_ms = excluded.base_ms, last_server_time = excluded.last_server_time`,
    );
    this.#base = saved?.bootId === clock.bootId ? saved.baseMs : undefined;
    this.#lastServerTime = Math.max(saved?.lastServerTime ?? 0, builtAt);
  }

  now(): UnixMs {
    return this.#base === undefined ? this.#clock.now() : Math.round(this.#base + this.#clock.monotonic());
  }

  isTrusted(): boolean {
    const now = this.now();
    return (
      this.#base !== undefined ||
      (now >= this.#lastServerTime && now < this.#lastServerTime + longestAbsenceMs)
    );
  }

  notBefore(): UnixMs {
    return this.#lastServerTime;
  }

  /** Add to the machine's time for corrected time. Changes when somebody sets the machine's clock. */
  get offsetMs(): number {
    return this.now() - this.#clock.now();
  }

  /** Learns from an answer: the server said this between two readings of the monotonic clock. */
  learn(serverTime: UnixMs, askedAt: number, answeredAt: number): void {
    this.#base = serverTime - (askedAt + answeredAt) / 2;
    this.#lastServerTime = serverTime; // also back: the server's word is better than what was thought before
    this.#remember();
    for (const listener of this.#listeners) listener();
  }

  /** The server gave a sign of life now. */
  contact(): void {
    if (this.#base === undefined || this.now() - this.#lastServerTime < rememberEveryMs) return;
    this.#lastServerTime = this.now();
    this.#remember();
  }

  /** Calls back when the server's word has moved the time. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #remember(): void {
    inStore(() => this.#save.run(this.#clock.bootId, this.#base ?? 0, this.#lastServerTime));
  }
}
