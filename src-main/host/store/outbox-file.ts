import type { Database } from 'better-sqlite3';
import type { Chance, Log } from '../ports.ts';
import { openDatabase, openInMemory } from './open-database.ts';
import type { Migration, StorePlan } from './open-database.ts';
import { adoptSalvaged, salvageOutbox } from './salvage-outbox.ts';
import { isTrouble } from './store-error.ts';

const migrations: Migration[] = [
  {
    version: 1,
    lowestSafe: 1,
    sql: `
      -- One row for this device: which numbering of actions is its own, and how far it went.
      CREATE TABLE device (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        incarnation TEXT NOT NULL,
        last_seq INTEGER NOT NULL CHECK (last_seq >= 0)
      ) STRICT;
      -- What people did. done_at: nothing on this screen hangs on the row any more.
      CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL CHECK (json_valid(payload)),
        at INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'applied', 'refused')),
        because TEXT,
        scope TEXT,
        rev INTEGER,
        answered_at INTEGER,
        done_at INTEGER
      ) STRICT;
      CREATE INDEX outbox_open ON outbox (seq) WHERE done_at IS NULL;
      CREATE INDEX outbox_pending ON outbox (seq) WHERE state = 'pending';
      -- Request numbers that only this screen may give, and the lease whose answer is not stored yet.
      CREATE TABLE number (digits TEXT PRIMARY KEY) STRICT;
      CREATE TABLE lease (id INTEGER PRIMARY KEY CHECK (id = 1), lease_id TEXT NOT NULL, count INTEGER NOT NULL) STRICT;
      -- What the last contact taught about the time.
      CREATE TABLE time (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        boot_id TEXT NOT NULL,
        base_ms REAL NOT NULL,
        last_server_time INTEGER NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 2,
    lowestSafe: 1,
    sql: `
      -- Compulsory postings that are on display: up to which minute they are recorded, and when they end by themselves.
      CREATE TABLE posting (
        notice TEXT PRIMARY KEY,
        until_at INTEGER NOT NULL,
        ends_at INTEGER,
        boot_id TEXT NOT NULL,
        reported_at INTEGER NOT NULL
      ) STRICT;
      -- What was recorded and is not in the outbox yet, in whole minutes.
      CREATE TABLE posting_mark (
        notice TEXT NOT NULL,
        what TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        until_at INTEGER NOT NULL CHECK (until_at > from_at),
        UNIQUE (notice, what, until_at)
      ) STRICT;
    `,
  },
  {
    version: 3,
    lowestSafe: 1,
    sql: `
      -- What its person may still take back. It gets a seq when it leaves: nothing of the others waits for it.
      CREATE TABLE held (
        place INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL CHECK (json_valid(payload)),
        at INTEGER NOT NULL
      ) STRICT;
    `,
  },
];

/** The precious file: a commit is on the disk when it returns. */
export const outboxPlan: StorePlan = { synchronous: 'FULL', check: 'integrity_check', migrations };

/**
 * Opens `outbox.db`. A damaged one, or one from a newer version, is copied aside; its readable rows go into a new
 * file under a new incarnation, and that is counted. On a disk that cannot be written it is a copy in memory, and
 * the Outbox promises nothing. Any other trouble throws.
 */
export function openOutboxFile(path: string, chance: Chance, log: Log): Database {
  adoptSalvaged(path);
  try {
    return withDevice(openDatabase(path, outboxPlan), chance);
  } catch (error) {
    if (isTrouble(error, 'store.read_only')) {
      log.trouble(error.code, { file: 'outbox.db' }, error);
      return withDevice(openInMemory(path, outboxPlan), chance);
    }
    if (!isTrouble(error, 'store.damaged', 'store.from_future')) throw error;
    const rows = salvageOutbox(path, (newPath) => withDevice(openDatabase(newPath, outboxPlan), chance));
    log.trouble(error.code, { file: 'outbox.db', salvagedActions: rows }, error);
    return openDatabase(path, outboxPlan);
  }
}

function withDevice(db: Database, chance: Chance): Database {
  db.prepare(
    'INSERT INTO device (id, incarnation, last_seq) VALUES (1, ?, 0) ON CONFLICT (id) DO NOTHING',
  ).run(chance.uuid7());
  return db;
}
