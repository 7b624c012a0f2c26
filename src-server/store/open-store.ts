import SqliteFile from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { KioskError } from '#shared/kiosk-error.ts';
import { migrate } from './migrate.ts';
import type { Database, Tables } from './tables.ts';

/**
 * Opens the embedded database and brings it to this version. The caller destroys it.
 * Throws `store.wrong_pragma` when the file does not take a setting that durability needs.
 */
export async function openStore(file: string): Promise<Database> {
  const sqlite = new SqliteFile(file);
  try {
    for (const [pragma, value] of durableSettings) set(sqlite, pragma, value);
    const db = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: rememberStatements(sqlite) }),
      plugins: [new CamelCasePlugin()],
    });
    await migrate(db);
    return db;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

// better-sqlite3 is compiled to synchronous = NORMAL in WAL mode: an answered action could be lost in a
// power cut. FULL is 2.
const durableSettings = [
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 5000],
  ['journal_size_limit', 16 * 1024 * 1024],
] as const;

function set(sqlite: SqliteFile.Database, pragma: string, value: string | number): void {
  sqlite.pragma(`${pragma} = ${value}`);
  const got: unknown = sqlite.pragma(pragma, { simple: true });
  if (got !== value) {
    throw new KioskError('store.wrong_pragma', `${pragma} is ${String(got)}, not ${value}`, {
      field: pragma,
    });
  }
}

/** Kysely compiles the same few texts again and again: each is prepared once. */
function rememberStatements(sqlite: SqliteFile.Database) {
  const prepared = new Map<string, Statement>();
  return {
    close: () => sqlite.close(),
    prepare(sql: string): Statement {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = sqlite.prepare(sql);
      if (prepared.size >= 500) prepared.clear(); // lists of ids make many texts
      prepared.set(sql, statement);
      return statement;
    },
  };
}
