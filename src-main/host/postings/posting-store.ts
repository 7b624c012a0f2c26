import type { Database } from 'better-sqlite3';
import { maxPostingMarks } from '#shared/domain/posting.ts';
import type { PostingMark } from '#shared/domain/posting.ts';
import type { UnixMs } from '../ports.ts';

/** A posting that is on display, as far as it is recorded. */
export type OpenPosting = {
  notice: string;
  /** Every minute before this one is recorded. */
  until: UnixMs;
  /** It leaves the glass by itself then; null: when it is withdrawn. */
  endsAt: UnixMs | null;
  /** The boot in which the last minute was recorded. */
  bootId: string;
  reportedAt: UnixMs;
};

/** A mark on the disk. */
export type KeptMark = PostingMark & { id: number };

/** The record of postings on the disk: which are open, and the marks that wait for their report. */
export class PostingStore {
  readonly #db: Database;
  readonly #sql;

  constructor(db: Database) {
    this.#db = db;
    this.#sql = prepare(db);
  }

  /** All or nothing, in one commit. */
  inOneCommit<T>(work: () => T): T {
    return this.#db.transaction(work).immediate();
  }

  open(): OpenPosting[] {
    return this.#sql.open.all();
  }

  put({ notice, until, endsAt, bootId, reportedAt }: OpenPosting): void {
    this.#sql.put.run(notice, until, endsAt, bootId, reportedAt);
  }

  close(notice: string): void {
    this.#sql.close.run(notice);
  }

  /** Adds minutes; a mark that goes on where one of its kind ended makes that one longer. */
  mark(notice: string, { what, from, until }: PostingMark): void {
    if (this.#sql.extend.run(until, notice, what, from).changes === 0) {
      this.#sql.add.run(notice, what, from, until);
    }
  }

  /** The oldest marks of a notice, as many as one report holds. */
  oldestMarks(notice: string): KeptMark[] {
    return this.#sql.oldest.all(notice, maxPostingMarks);
  }

  forget(marks: readonly KeptMark[]): void {
    for (const { id } of marks) this.#sql.remove.run(id);
  }

  wipe(): void {
    this.#db.exec('DELETE FROM posting; DELETE FROM posting_mark');
  }
}

function prepare(db: Database) {
  return {
    open: db.prepare<[], OpenPosting>(
      `SELECT notice, until_at AS until, ends_at AS endsAt, boot_id AS bootId, reported_at AS reportedAt
       FROM posting ORDER BY notice`,
    ),
    put: db.prepare<
      [notice: string, until: UnixMs, endsAt: UnixMs | null, bootId: string, reportedAt: UnixMs]
    >(
      `INSERT INTO posting (notice, until_at, ends_at, boot_id, reported_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (notice) DO UPDATE SET until_at = excluded.until_at, ends_at = excluded.ends_at,
         boot_id = excluded.boot_id, reported_at = excluded.reported_at`,
    ),
    close: db.prepare<[notice: string]>('DELETE FROM posting WHERE notice = ?'),
    extend: db.prepare<[until: UnixMs, notice: string, what: string, from: UnixMs]>(
      'UPDATE posting_mark SET until_at = ? WHERE notice = ? AND what = ? AND until_at = ?',
    ),
    add: db.prepare<[notice: string, what: string, from: UnixMs, until: UnixMs]>(
      'INSERT INTO posting_mark (notice, what, from_at, until_at) VALUES (?, ?, ?, ?)',
    ),
    oldest: db.prepare<[notice: string, limit: number], KeptMark>(
      `SELECT rowid AS id, what, from_at AS "from", until_at AS until FROM posting_mark
       WHERE notice = ? ORDER BY from_at, rowid LIMIT ?`,
    ),
    remove: db.prepare<[id: number]>('DELETE FROM posting_mark WHERE rowid = ?'),
  };
}
