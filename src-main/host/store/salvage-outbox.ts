import Database from 'better-sqlite3';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeDatabase } from './open-database.ts';
import { copyAside } from './set-aside.ts';
import { syncDirectory } from './small-file.ts';

/** A row as it lies in a file whose schema may be older than ours. */
type Row = Record<string, string | number | null>;

// Beyond the last row that could be read from either end, so many row numbers are tried one by one.
const probedRows = 10_000;

/**
 * Builds a new outbox beside a damaged one and puts it in its place. Every step can be interrupted by a power cut:
 * the new file gets its final suffix only when it is complete, and `adoptSalvaged` finishes the rest at the next start.
 * `create` opens a new file with a fresh incarnation. Returns how many actions were saved.
 */
export function salvageOutbox(path: string, create: (path: string) => Database.Database): number {
  copyAside(path);
  const building = `${path}.salvaging`;
  removeFile(building);
  const fresh = create(building);
  const saved = copyReadableRows(path, fresh);
  closeDatabase(fresh);
  renameSync(building, `${path}.salvaged`);
  adoptSalvaged(path);
  return saved;
}

/** Finishes a salvage that was interrupted: a complete new file takes the place of the damaged one. */
export function adoptSalvaged(path: string): void {
  if (!existsSync(`${path}.salvaged`)) return;
  syncDirectory(dirname(path));
  removeFile(path);
  renameSync(`${path}.salvaged`, path);
  syncDirectory(dirname(path));
}

function copyReadableRows(path: string, fresh: Database.Database): number {
  let damaged: Database.Database;
  try {
    damaged = new Database(path);
  } catch {
    return 0; // not even the header can be read: nothing to save
  }
  try {
    return fresh.transaction(() => {
      for (const table of ['number', 'lease', 'time']) {
        for (const row of readableRows(damaged, table)) insert(fresh, table, row);
      }
      return copyActions(damaged, fresh);
    })();
  } finally {
    damaged.close();
  }
}

/** Actions get new numbers, without gaps, in the old order: a new incarnation begins at 1. */
function copyActions(damaged: Database.Database, fresh: Database.Database): number {
  let seq = 0;
  for (const row of readableRows(damaged, 'outbox')) {
    if (insert(fresh, 'outbox', { ...row, seq: seq + 1 })) seq += 1;
  }
  fresh.prepare('UPDATE device SET last_seq = ?').run(seq);
  return seq;
}

/** A row that the new schema does not take is not worth the others. */
function insert(db: Database.Database, table: string, row: Row): boolean {
  const columns = Object.keys(row).filter((name) => hasColumn(db, table, name));
  const marks = columns.map(() => '?').join(', ');
  try {
    const statement = db.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${marks})`);
    return statement.run(...columns.map((name) => row[name])).changes === 1;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

function hasColumn(db: Database.Database, table: string, name: string): boolean {
  return db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, name) !== undefined;
}

/** Reads from the front to the first damage, from the back to the last, and tries each row between. */
function readableRows(db: Database.Database, table: string): Row[] {
  const byId = attempt(() => db.prepare<[number], Row>(`SELECT * FROM ${table} WHERE rowid = ?`));
  if (!byId) return []; // not even the schema can be read
  const rows = new Map<number, Row>();
  const front = readUntilDamage(db, table, 'ASC', rows);
  const back = readUntilDamage(db, table, 'DESC', rows);
  for (let id = front + 1; id < Math.min(back, front + probedRows); id++) {
    const row = attempt(() => byId.get(id));
    if (row) rows.set(id, row);
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => row);
}

/** Returns the row number of the last row that could be read. */
function readUntilDamage(
  db: Database.Database,
  table: string,
  order: 'ASC' | 'DESC',
  rows: Map<number, Row>,
): number {
  let last = order === 'ASC' ? 0 : Number.MAX_SAFE_INTEGER;
  attempt(() => {
    const sql = `SELECT rowid AS row_id, * FROM ${table} NOT INDEXED ORDER BY rowid ${order}`;
    for (const { row_id: id, ...row } of db.prepare<[], Row & { row_id: number }>(sql).iterate()) {
      rows.set(id, row as Row);
      last = id;
    }
  });
  return last;
}

/** Damage ends an attempt, not the salvage. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

function removeFile(path: string): void {
  for (const part of ['-wal', '-shm', '']) rmSync(path + part, { force: true });
}
