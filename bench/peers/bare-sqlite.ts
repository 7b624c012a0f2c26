import Database from 'better-sqlite3';
import type { WireItem } from '#shared/server-protocol/change.ts';

/**
 * The floor: the same rows into the same kind of table with nothing but a prepared upsert, in the
 * durability of `feed.db` (WAL, NORMAL). One transaction for each page.
 */
export class BareSqlite {
  readonly #db: Database.Database;

  constructor(file: string) {
    this.#db = new Database(file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    this.#db.exec(
      `CREATE TABLE item (scope TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, deleted INTEGER NOT NULL,
         kind TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (scope, id)) STRICT`,
    );
  }

  upsert(pages: WireItem[][]): void {
    const upsert = this.#db.prepare(
      `INSERT INTO item (scope, id, rev, deleted, kind, json) VALUES ('bench', ?, ?, ?, ?, ?)
       ON CONFLICT (scope, id) DO UPDATE SET rev = excluded.rev, deleted = excluded.deleted, kind = excluded.kind, json = excluded.json`,
    );
    for (const page of pages) {
      this.#db.transaction(() => {
        for (const item of page) upsert.run(item.id, item.rev, item.deleted ? 1 : 0, item.kind, item.json);
      })();
    }
  }

  close(): void {
    this.#db.close();
  }
}
