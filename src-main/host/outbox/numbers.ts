import type { Database } from 'better-sqlite3';
import { spareNumbers } from '#shared/server-protocol/numbers.ts';
import type { NumbersLease } from '#shared/server-protocol/numbers.ts';
import type { Chance } from '../ports.ts';

/** Asked for at once: on two quiet days without a network a lobby gives fewer than this. */
const leaseCount = 40;

/** So many are kept for what cannot be without a number. */
const keptBack = 10;

/**
 * The request numbers that only this screen may give: a reserve for the time without a network.
 * The lease that is being asked for stays on the disk until its answer does, so a lost answer wastes none.
 */
export class Numbers {
  readonly #chance: Chance;
  readonly #openNumbers: () => Iterable<string>;
  readonly #sql;
  readonly #store;

  /** `openNumbers` tells the numbers of requests that are open in the residence. */
  constructor(db: Database, chance: Chance, openNumbers: () => Iterable<string>) {
    this.#chance = chance;
    this.#openNumbers = openNumbers;
    this.#sql = {
      spare: db.prepare<[], string>('SELECT digits FROM number').pluck(),
      count: db.prepare<[], number>('SELECT count(*) FROM number').pluck(),
      add: db.prepare<[digits: string]>(
        'INSERT INTO number (digits) VALUES (?) ON CONFLICT (digits) DO NOTHING',
      ),
      remove: db.prepare<[digits: string]>('DELETE FROM number WHERE digits = ?'),
      lease: db.prepare<[], NumbersLease>('SELECT lease_id AS leaseId, count FROM lease'),
      open: db.prepare<[leaseId: string, count: number]>(
        'INSERT INTO lease (id, lease_id, count) VALUES (1, ?, ?)',
      ),
      close: db.prepare<[leaseId: string]>('DELETE FROM lease WHERE lease_id = ?'),
    };
    this.#store = db.transaction((leaseId: string, numbers: readonly string[]) => {
      // An answer that comes twice closes nothing the second time, and its numbers may have been given meanwhile.
      if (this.#sql.close.run(leaseId).changes === 0) return;
      for (const digits of numbers) this.#sql.add.run(digits);
    });
  }

  get spareCount(): number {
    return this.#sql.count.get() ?? 0;
  }

  /** Whether one may go to what can be without: a request for help is not refused because of many answers to a feast. */
  get hasPlenty(): boolean {
    return this.spareCount > keptBack;
  }

  /**
   * Gives a number out, for good; null when none is left. Runs inside the transaction that keeps the request.
   * While it can be avoided, no two open requests share their first two digits.
   */
  take(): string | null {
    const spare = this.#sql.spare.all();
    const openPairs = new Set(Array.from(this.#openNumbers(), (number) => number.slice(0, 2)));
    const distinct = spare.filter((digits) => !openPairs.has(digits.slice(0, 2)));
    const choice = distinct.length > 0 ? distinct : spare;
    const digits = choice[Math.floor(this.#chance.random() * choice.length)];
    if (digits === undefined) return null;
    this.#sql.remove.run(digits);
    return digits;
  }

  /** The lease to ask for now; undefined while enough are spare. Kept until `store`. */
  wantedLease(): NumbersLease | undefined {
    const waiting = this.#sql.lease.get();
    if (waiting || this.spareCount >= spareNumbers) return waiting;
    const lease = { leaseId: this.#chance.uuid7(), count: leaseCount };
    this.#sql.open.run(lease.leaseId, lease.count);
    return lease;
  }

  store(leaseId: string, numbers: readonly string[]): void {
    this.#store(leaseId, numbers);
  }
}
