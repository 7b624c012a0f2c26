import Database from 'better-sqlite3';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeDatabase } from './open-database.ts';
import { copyAside } from './set-aside.ts';
import { syncDirectory } from './small-file.ts';

/** A row as it lies in a file whose schema may be older than ours. */
type Row = Record<string, string | number | null>;

// Beyond the first damage so many row numbers are tried: more than an outbox ever holds.
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
      for (const table of ['number', 'lease', 'time', 'held', 'posting', 'posting_mark']) {
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

/** Reads on until the first damage, then tries the next row numbers one by one. */
function readableRows(db: Database.Database, table: string): Row[] {
  const byId = attempt(() => db.prepare<[number], Row>(`SELECT * FROM ${table} WHERE rowid = ?`));
  if (!byId) return []; // not even the schema can be read
  const rows: Row[] = [];
  let last = 0;
  const isWhole = attempt(() => {
    const sql = `SELECT rowid AS row_id, * FROM ${table} NOT INDEXED ORDER BY rowid`;
    for (const { row_id: id, ...row } of db.prepare<[], Row & { row_id: number }>(sql).iterate()) {
      rows.push(row as Row);
      last = id;
    }
    return true;
  });
  const probed = isWhole ? 0 : probedRows;
  for (let id = last + 1; id <= last + probed; id++) {
    const row = attempt(() => byId.get(id));
    if (row) rows.push(row);
  }
  return rows;
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
