import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openStore } from '#server/store/open-store.ts';
import { anAsk, enrol, newClaim, screenOnline } from './screen-client.ts';
import { atEnd, handClock, newDataDir, operator, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

const day = 86_400_000;

test('[SV3] the database is in WAL mode with synchronous FULL', async () => {
  const db = await openStore(join(newDataDir(), 'server.db'));
  atEnd(() => db.destroy());
  const read = async (pragma: string) =>
    Object.values((await sql.raw(`PRAGMA ${pragma}`).execute(db)).rows[0] ?? {})[0];
  expect(await read('journal_mode')).toBe('wal');
  expect(await read('synchronous')).toBe(2);
  expect(await read('foreign_keys')).toBe(1);
});

test('[SV3] a file that does not take a setting is not served', async () => {
  await expect(openStore(':memory:')).rejects.toMatchObject({
    code: 'store.wrong_pragma',
    field: 'journal_mode',
  });
});

test('[SV4] a database of a newer version is refused and left as it is', async () => {
  const file = join(newDataDir(), 'server.db');
  await (await openStore(file)).destroy();
  const newer = new SqliteFile(file);
  newer.exec('INSERT INTO schema_version (version) VALUES (99)');
  newer.close();
  await expect(openStore(file)).rejects.toMatchObject({ code: 'store.from_future' });
  const after = new SqliteFile(file, { readonly: true });
  expect(after.prepare('SELECT max(version) AS version FROM schema_version').get()).toEqual({ version: 99 });
  after.close();
});

test('[SV8] a leaked database holds no usable code, password, token or private key', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  await server.close();
  const leaked = readdirSync(server.dataDir)
    .filter((name) => name.startsWith('server.db'))
    .map((name) => readFileSync(join(server.dataDir, name), 'latin1'))
    .join('');
  const key = identity.privateKey.export({ format: 'der', type: 'pkcs8' });
  const secrets = [
    code,
    code.replace('-', ''),
    operator.password,
    staff.token,
    key.toString('base64'),
    key.toString('latin1'),
  ];
  for (const secret of secrets) expect(leaked).not.toContain(secret);
  expect(leaked).toContain(identity.screenId); // it is the database that was read
  expect(statSync(join(server.dataDir, 'server.key')).mode & 0o777).toBe(0o600);
});

test('[SV9] past their time tombstones, results and the private part of requests are let go, and rested numbers are free', async () => {
  const clock = handClock();
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  const { screen } = await screenOnline(server.url, identity);
  const { id: gone } = await staff.ok<{ id: string }>('POST', `/api/residences/${id}/notices`, {
    title: 'x',
    body: ['x'],
  });
  await staff.ok('DELETE', `/api/residences/${id}/notices/${gone}`);
  await screen.act('help.ask', anAsk('1234', { wish: { kind: 'day', date: '2026-11-24', part: 'any' } }));
  await server.close();

  const after = async (days: number) => {
    clock.move(days * day);
    const next = await startServer({ clock, dataDir: server.dataDir });
    await next.close();
    const db = new SqliteFile(join(server.dataDir, 'server.db'), { readonly: true });
    const count = (table: string) =>
      (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
    const seen = {
      tombstones: count('item WHERE deleted = 1'),
      results: count('action'),
      private: count('help_private'),
      numbers: count('number_lease'),
      lastSeq: count('outbox'),
    };
    db.close();
    return seen;
  };
  const all = { tombstones: 1, results: 1, private: 1, numbers: 1, lastSeq: 1 };
  expect(await after(36)).toEqual(all); // the request ended after 8 days, and is kept for 30 more
  expect(await after(3)).toEqual({ ...all, tombstones: 2, private: 0, numbers: 1 }); // it rests for 60 days
  expect(await after(59)).toMatchObject({ numbers: 1 });
  expect(await after(2)).toMatchObject({ numbers: 0 });
  expect(await after(81)).toEqual({ ...all, tombstones: 1, private: 0, numbers: 0 });
  expect(await after(220)).toEqual({ tombstones: 0, results: 0, private: 0, numbers: 0, lastSeq: 1 });
});

test('[SV4] opening a database again changes nothing in it', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { code } = await aResidence(staff);
  await server.close();
  const again = await startServer({ dataDir: server.dataDir });
  expect(newClaim(code).claim.code).toBe(code);
  const identity = await enrol(again.url, code);
  expect((await screenOnline(again.url, identity)).welcome.residence.id).toBe('cormoran');
});
