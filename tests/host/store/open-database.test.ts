import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { feedPlan, openFeedFile } from '#main/host/store/feed-file.ts';
import { closeDatabase, openDatabase } from '#main/host/store/open-database.ts';
import { openOutboxFile, outboxPlan } from '#main/host/store/outbox-file.ts';
import { isTrouble } from '#main/host/store/store-error.ts';
import { seededChance } from '#support/chance.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return isTrouble(error, 'store.damaged', 'store.from_future', 'store.read_only', 'store.full')
      ? error.code
      : error;
  }
  return 'opened';
};

describe('settings', () => {
  test.each([
    ['feed.db', feedPlan, 1],
    ['outbox.db', outboxPlan, 2],
  ])('[DB1] %s is open only with the settings that durability needs', (name, plan, synchronous) => {
    const db = openDatabase(join(temporaryDirectory(), name), plan);
    const read = (pragma: string): unknown => db.pragma(pragma, { simple: true });
    expect([
      read('journal_mode'),
      read('synchronous'),
      read('foreign_keys'),
      read('busy_timeout'),
      read('journal_size_limit'),
    ]).toEqual(['wal', synchronous, 1, 5000, 16 * 1024 * 1024]);
    closeDatabase(db);
  });

  test('[DB1] a file that does not take a setting is refused', () => {
    // An in-memory database keeps journal_mode=memory whatever it is asked.
    expect(() => openDatabase(':memory:', feedPlan)).toThrow(
      expect.objectContaining({ code: 'store.wrong_pragma' }),
    );
  });
});

describe('migrations', () => {
  const first = { version: 1, lowestSafe: 1, sql: 'CREATE TABLE a (x INTEGER) STRICT' };
  const second = { version: 2, lowestSafe: 1, sql: 'ALTER TABLE a ADD COLUMN y INTEGER' };
  const third = { version: 3, lowestSafe: 3, sql: 'ALTER TABLE a DROP COLUMN x' };
  const plan = (...migrations: (typeof first)[]) => ({ ...feedPlan, migrations });

  test('[DB2] an old file ends in the same schema as a new one, with its rows', () => {
    const directory = temporaryDirectory();
    const old = openDatabase(join(directory, 'old.db'), plan(first));
    old.exec('INSERT INTO a VALUES (7)');
    closeDatabase(old);
    const migrated = openDatabase(join(directory, 'old.db'), plan(first, second));
    const fresh = openDatabase(join(directory, 'new.db'), plan(first, second));
    const schema = `SELECT name, type FROM pragma_table_info('a')`;
    expect(migrated.prepare(schema).all()).toEqual(fresh.prepare(schema).all());
    expect(migrated.prepare('SELECT * FROM a').all()).toEqual([{ x: 7, y: null }]);
    for (const db of [migrated, fresh]) closeDatabase(db);
  });

  test('[DB3] a program that was rolled back opens a newer file when that is safe, and says so when it is not', () => {
    const path = join(temporaryDirectory(), 'a.db');
    closeDatabase(openDatabase(path, plan(first, second)));
    closeDatabase(openDatabase(path, plan(first)));
    closeDatabase(openDatabase(path, plan(first, second, third)));
    expect(codeOf(() => openDatabase(path, plan(first, second)))).toBe('store.from_future');
  });
});

describe('feed.db', () => {
  const damages: [string, (path: string) => void][] = [
    ['random bytes', (path) => writeFileSync(path, randomBytes(40_000))],
    ['a header and then random bytes', (path) => overwrite(path, 100, randomBytes(12_000))],
    ['half a page', (path) => writeFileSync(path, readFileSync(path).subarray(0, 2000))],
    ['a newer version', (path) => inFile(path, 'PRAGMA user_version = 99; DROP TABLE migration')],
  ];
  test.each(damages)('[DB4] %s in feed.db: it is set aside and made anew', (_, damage) => {
    const directory = temporaryDirectory();
    const path = join(directory, 'feed.db');
    const log = new TestLog();
    closeDatabase(openFeedFile(path, log));
    damage(path);
    const db = openFeedFile(path, log);
    expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(0);
    expect(existsSync(`${path}.aside-1`)).toBe(true);
    expect(log.troubles.length).toBe(1);
    closeDatabase(db);
  });

  test('[DB4] an empty feed.db is simply a new one', () => {
    const path = join(temporaryDirectory(), 'feed.db');
    writeFileSync(path, '');
    closeDatabase(openFeedFile(path, new TestLog()));
    expect(existsSync(`${path}.aside-1`)).toBe(false);
  });

  test('[DB5] no more than three bad files are kept', () => {
    const directory = temporaryDirectory();
    const path = join(directory, 'feed.db');
    for (let time = 0; time < 6; time++) {
      writeFileSync(path, randomBytes(5000));
      closeDatabase(openFeedFile(path, new TestLog()));
    }
    const asides = readdirSync(directory).filter((name) => /aside-\d+$/.test(name));
    expect(asides.toSorted()).toEqual(['feed.db.aside-4', 'feed.db.aside-5', 'feed.db.aside-6']);
  });
});

describe('outbox.db', () => {
  test('[DB6] of a damaged outbox.db every readable row is saved, under a new incarnation, and the loss is counted', () => {
    const path = join(temporaryDirectory(), 'outbox.db');
    const log = new TestLog();
    const before = openOutboxFile(path, seededChance(1), log);
    fill(before, 200);
    const incarnation = before.prepare('SELECT incarnation FROM device').pluck().get();
    const [page] = before
      .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_outbox_1'`)
      .pluck()
      .all();
    closeDatabase(before);
    overwrite(path, (Number(page) - 1) * 4096, randomBytes(4096)); // an index, so that integrity_check fails

    const after = openOutboxFile(path, seededChance(2), log);
    expect(after.prepare('SELECT count(*), min(seq), max(seq) FROM outbox').raw().get()).toEqual([
      200, 1, 200,
    ]);
    expect(after.prepare('SELECT digits FROM number').pluck().all()).toEqual(['4827']);
    expect(after.prepare('SELECT incarnation FROM device').pluck().get()).not.toBe(incarnation);
    expect(after.prepare('SELECT last_seq FROM device').pluck().get()).toBe(200);
    expect(log.troubles).toEqual([
      { code: 'store.damaged', facts: { file: 'outbox.db', salvagedActions: 200 } },
    ]);
    expect(existsSync(`${path}.aside-1`)).toBe(true);
    closeDatabase(after);
  });

  test('[DB6] a destroyed page loses its own rows and no others; the saved ones keep their order without gaps', () => {
    const path = join(temporaryDirectory(), 'outbox.db');
    const before = openOutboxFile(path, seededChance(1), new TestLog());
    fill(before, 400);
    const leaf = before.prepare(
      `SELECT pageno FROM dbstat WHERE name = 'outbox' AND pagetype = 'leaf' LIMIT 1 OFFSET 5`,
    );
    const page = attemptPage(() => Number(leaf.pluck().get()), 12);
    closeDatabase(before);
    overwrite(path, (page - 1) * 4096, randomBytes(4096));

    const after = openOutboxFile(path, seededChance(2), new TestLog());
    const rows = after.prepare('SELECT seq, key FROM outbox ORDER BY seq').all() as {
      seq: number;
      key: string;
    }[];
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.length).toBeLessThan(400);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map(({ key }) => Number(key))).toEqual(
      rows.map(({ key }) => Number(key)).toSorted((a, b) => a - b),
    );
    closeDatabase(after);
  });

  test('[DB7] an outbox.db from a newer version is kept aside, and what can be read of it goes on', () => {
    const path = join(temporaryDirectory(), 'outbox.db');
    const before = openOutboxFile(path, seededChance(1), new TestLog());
    fill(before, 3);
    before.exec('ALTER TABLE outbox ADD COLUMN colour TEXT; DROP TABLE migration; PRAGMA user_version = 99');
    closeDatabase(before);
    const log = new TestLog();
    const after = openOutboxFile(path, seededChance(2), log);
    expect(after.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(3);
    expect(log.count('store.from_future')).toBe(1);
    closeDatabase(after);
  });

  test('[DB8] a salvage that a power cut interrupted is finished, or begun anew, at the next start', () => {
    const path = join(temporaryDirectory(), 'outbox.db');
    const complete = openOutboxFile(`${path}.salvaged`, seededChance(1), new TestLog());
    fill(complete, 5);
    closeDatabase(complete);
    writeFileSync(path, randomBytes(5000));
    writeFileSync(`${path}-wal`, randomBytes(5000));
    writeFileSync(`${path}.salvaging`, randomBytes(5000)); // an earlier one that did not get to its end
    const db = openOutboxFile(path, seededChance(2), new TestLog());
    expect(db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(5);
    closeDatabase(db);
  });
});

test('[DB9] a place that cannot be written has its own code', () => {
  expect(codeOf(() => openDatabase('/proc/feed.db', feedPlan))).toBe('store.read_only');
});

function fill(db: Database.Database, count: number): void {
  const insert = db.prepare('INSERT INTO outbox (seq, key, kind, payload, at) VALUES (?, ?, ?, ?, 1)');
  for (let seq = 1; seq <= count; seq++)
    insert.run(seq, String(seq), 'help.cancel', JSON.stringify({ pad: 'x'.repeat(300) }));
  db.exec(`UPDATE device SET last_seq = ${count}; INSERT INTO number VALUES ('4827')`);
}

function attemptPage(read: () => number, otherwise: number): number {
  try {
    return read();
  } catch {
    return otherwise; // this SQLite has no dbstat: page 12 of the file is a leaf of the table as well
  }
}

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, offset);
  writeFileSync(path, content);
}

function inFile(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}
