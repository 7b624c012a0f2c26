import type { Database } from 'better-sqlite3';
import type { Log } from '../ports.ts';
import { openDatabase, openInMemory } from './open-database.ts';
import type { Migration, StorePlan } from './open-database.ts';
import { setAside } from './set-aside.ts';
import { inStore, isTrouble } from './store-error.ts';

const migrations: Migration[] = [
  {
    version: 1,
    lowestSafe: 1,
    sql: `
      -- A row for each subscribed scope. epoch '' and cursor 0: nothing was pulled yet.
      CREATE TABLE scope (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        epoch TEXT NOT NULL,
        cursor INTEGER NOT NULL CHECK (cursor >= 0),
        digest TEXT NOT NULL
      ) STRICT;
      -- Raw JSON as it came. A rowid table: WITHOUT ROWID takes three times the file for bodies of 1 KB.
      CREATE TABLE item (
        scope INTEGER NOT NULL REFERENCES scope (number) ON DELETE CASCADE,
        id TEXT NOT NULL,
        rev INTEGER NOT NULL,
        deleted INTEGER NOT NULL,
        kind TEXT NOT NULL,
        json TEXT NOT NULL,
        UNIQUE (scope, id)
      ) STRICT;
      -- The corrected instant of the last complete update.
      CREATE TABLE freshness (id INTEGER PRIMARY KEY CHECK (id = 1), updated_at INTEGER NOT NULL) STRICT;
    `,
  },
  {
    version: 2,
    lowestSafe: 1,
    sql: `
      -- Written every few seconds, to know that writing works.
      CREATE TABLE pulse (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
    `,
  },
];

/** The cache: whole after a power cut, but the last commits may be lost; the server has them. */
export const feedPlan: StorePlan = { synchronous: 'NORMAL', check: 'quick_check', migrations };

/**
 * Opens `feed.db`. A damaged one, or one from a newer version, is set aside and made anew: the server has everything.
 * On a disk that cannot be written it is a copy in memory. Any other trouble throws.
 */
export function openFeedFile(path: string, log: Log): Database {
  try {
    return openDatabase(path, feedPlan);
  } catch (error) {
    if (!isTrouble(error, 'store.damaged', 'store.from_future', 'store.read_only')) throw error;
    log.trouble(error.code, { file: 'feed.db' }, error);
    if (error.code === 'store.read_only') return openInMemory(path, feedPlan);
    setAside(path);
    return openDatabase(path, feedPlan);
  }
}

/** Writes a few bytes. Throws a KioskError `store.…` when the file does not take them. */
export function proveFeedFile(db: Database, now: number): void {
  const write = 'INSERT INTO pulse (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at';
  inStore(() => db.prepare(write).run(Math.trunc(now)));
}
