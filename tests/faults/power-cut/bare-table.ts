import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Recovered, Synchronous } from './campaign.ts';

/** The smallest outbox there can be: shows that the harness itself sees what it should, whatever the product does. */
export function openBareTable(directory: string, synchronous: Synchronous): Database.Database {
  const database = new Database(join(directory, 'outbox.db'));
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${synchronous}`);
  database.exec('CREATE TABLE IF NOT EXISTS action (key TEXT PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  return database;
}

/** The payload of the action `index`: of several sizes, so that frames and overflow pages differ, and checkable. */
export function payloadOf(index: number): string {
  return `${index} `.repeat(1 + ((index * 37) % 900));
}

/** Opens the table as after a boot and gives the keys whose payload is whole. */
export function checkBareTable(directory: string): Recovered {
  let database: Database.Database | undefined;
  try {
    database = openBareTable(directory, 'FULL');
    const report = database.pragma('integrity_check', { simple: true });
    if (report !== 'ok') return { kind: 'corrupt', because: String(report) };
    return { kind: 'readable', keys: wholeKeys(database) };
  } catch (error) {
    if (error instanceof Database.SqliteError) return { kind: 'corrupt', because: error.code };
    throw error;
  } finally {
    database?.close();
  }
}

function wholeKeys(database: Database.Database): Set<string> {
  const rows = database
    .prepare<[], { key: string; payload: string }>('SELECT key, payload FROM action')
    .all();
  return new Set(rows.filter(({ key, payload }) => payload === payloadOf(Number(key))).map(({ key }) => key));
}
