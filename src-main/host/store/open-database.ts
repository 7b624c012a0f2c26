import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { KioskError } from '#shared/kiosk-error.ts';
import { inStore } from './store-error.ts';

/**
 * One change of a schema. Numbered without gaps, never edited after release.
 * `lowestSafe` is the oldest schema version whose program may still use a file that had this change:
 * a kiosk that is rolled back in the field must know whether its files came from a future it can read.
 */
export type Migration = { version: number; lowestSafe: number; sql: string };

/** What a file must be before anybody uses it. */
export type StorePlan = {
  /** FULL: a commit survives a power cut. NORMAL: it may be lost, the file stays whole. OFF: for the control of the tests. */
  synchronous: 'OFF' | 'NORMAL' | 'FULL';
  check: 'quick_check' | 'integrity_check';
  migrations: readonly Migration[];
};

const journalSizeLimit = 16 * 1024 * 1024;

/**
 * Opens a database file and makes sure of it: settings read back, content checked, schema brought up to date.
 * Throws a KioskError: `store.damaged`, `store.from_future`, `store.wrong_pragma`, `store.read_only`, `store.full`, `store.busy`.
 */
export function openDatabase(path: string, plan: StorePlan): Database.Database {
  const db = inStore(() => new Database(path));
  try {
    inStore(() => {
      setPragmas(db, plan);
      checkContent(db, plan);
      migrate(db, plan);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A copy in memory of a file that cannot be written, or an empty database when it cannot be read either:
 * the screen shows what it had and goes on, but keeps nothing. `db.memory` tells.
 */
export function openInMemory(path: string, plan: StorePlan): Database.Database {
  try {
    const bytes = readFileSync(path);
    bytes.fill(1, 18, 20); // out of WAL mode, which memory does not know (file format, 1.3)
    return prepareInMemory(new Database(bytes), plan);
  } catch {
    return prepareInMemory(new Database(':memory:'), plan); // no such file, or no database
  }
}

function prepareInMemory(db: Database.Database, plan: StorePlan): Database.Database {
  setPragma(db, 'foreign_keys', 1);
  checkContent(db, plan);
  migrate(db, plan);
  return db;
}

/** Ends the use of a file: the write-ahead log goes into it first. Closing twice is harmless. */
export function closeDatabase(db: Database.Database): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A full or read-only disk keeps the log beside the file: the next opening reads both.
  }
  db.close();
}

// better-sqlite3 is compiled with synchronous=NORMAL in WAL mode: a setting counts only once it was read back.
function setPragmas(db: Database.Database, { synchronous }: StorePlan): void {
  const level = { OFF: 0, NORMAL: 1, FULL: 2 }[synchronous];
  setPragma(db, 'journal_mode', 'wal');
  setPragma(db, 'synchronous', level);
  setPragma(db, 'foreign_keys', 1);
  setPragma(db, 'busy_timeout', 5000);
  setPragma(db, 'journal_size_limit', journalSizeLimit);
}

function setPragma(db: Database.Database, name: string, value: string | number): void {
  db.pragma(`${name} = ${value}`);
  const taken: unknown = db.pragma(name, { simple: true });
  if (taken !== value) {
    throw new KioskError('store.wrong_pragma', `${name} is ${String(taken)}, not ${value}`, {
      field: db.name,
    });
  }
}

function checkContent(db: Database.Database, { check }: StorePlan): void {
  const verdict: unknown = db.pragma(check, { simple: true });
  if (verdict !== 'ok')
    throw new KioskError('store.damaged', `${check}: ${String(verdict)}`, { field: db.name });
}

function migrate(db: Database.Database, { migrations }: StorePlan): void {
  const newest = migrations.length;
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > newest) return refuseUnsafeFuture(db, version, newest);
  if (version === newest) return;
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, lowest_safe INTEGER NOT NULL) STRICT',
    );
    for (const step of migrations.slice(version)) {
      db.exec(step.sql);
      db.prepare('INSERT INTO migration (version, lowest_safe) VALUES (?, ?)').run(
        step.version,
        step.lowestSafe,
      );
    }
    db.pragma(`user_version = ${newest}`);
  }).immediate();
}

function refuseUnsafeFuture(db: Database.Database, version: number, newest: number): void {
  const hasTable = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'migration'`).get() !== undefined;
  const lowestSafe = hasTable
    ? db.prepare('SELECT max(lowest_safe) FROM migration').pluck().get()
    : undefined;
  if (typeof lowestSafe === 'number' && lowestSafe <= newest) return;
  throw new KioskError('store.from_future', `schema ${version}, this program knows ${newest}`, {
    field: db.name,
  });
}
