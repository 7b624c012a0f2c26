import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feedPlan } from '#main/host/store/feed-file.ts';
import { closeDatabase, openDatabase, openInMemory } from '#main/host/store/open-database.ts';
import { FeedStore } from '#main/host/feed/feed-store.ts';
import { anEventJoin } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { aNotice } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

test('[DB10] a feed.db of random bytes: the screen starts, fills it again, and the outbox is untouched', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  const join1 = anEventJoin();
  await kiosk.page.call('act', join1 as never);
  await kiosk.restart({ between: () => writeFileSync(join(kiosk.dataDir, 'feed.db'), randomBytes(50_000)) });
  expect([kiosk.ids, kiosk.page.status?.phase, kiosk.page.status?.outbox.pending]).toEqual([
    [join1.key], // the screen's own answer, from the outbox
    'running',
    1,
  ]);
  kiosk.server.isReachable = true;
  await kiosk.clock.advance(130_000);
  expect([kiosk.ids, kiosk.server.applied.map(({ key }) => key)]).toEqual([['a'], [join1.key]]);
});

test('[DB11] an outbox.db of random bytes: the screen starts, is still enrolled, and takes actions', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  await kiosk.restart({
    between: () => writeFileSync(join(kiosk.dataDir, 'outbox.db'), randomBytes(50_000)),
  });
  expect([kiosk.ids, kiosk.page.status?.phase, kiosk.log.count('store.damaged')]).toEqual([
    ['a'],
    'running',
    1,
  ]);
  expect((await kiosk.page.call('act', anEventJoin() as never)).kind).toBe('kept');
  await kiosk.clock.advance(5_000);
  expect(kiosk.server.applied.length).toBe(1);
});

test('[DB12] where nothing can be written the screen shows what the server has, and promises nothing', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  await kiosk.restart({
    between: () => {
      for (const name of ['feed.db', 'outbox.db']) {
        rmSync(join(kiosk.dataDir, name));
        mkdirSync(join(kiosk.dataDir, name)); // cannot be opened by anybody, not even by root
      }
    },
  });
  await kiosk.clock.advance(1_000);
  expect([kiosk.ids, kiosk.page.status?.connection.kind]).toEqual([['a'], 'online']);
  expect(await kiosk.page.call('act', anEventJoin() as never)).toEqual({
    kind: 'refused',
    because: 'store.read_only',
  });
  expect(kiosk.log.count('store.read_only')).toBe(2);
  expect(existsSync(join(kiosk.dataDir, 'feed.db.aside-1'))).toBe(false); // nothing can be set aside there
});

test('[DB13] the copy in memory of a file that cannot be written holds what the file held', () => {
  const path = join(temporaryDirectory(), 'feed.db');
  const db = openDatabase(path, feedPlan);
  const store = new FeedStore(db);
  store.keepScopes(['residence']);
  const item = { id: 'a', rev: 1, kind: 'notice', deleted: false, json: '{}' };
  store.applyPage('residence', { epoch: 'e', items: [item], to: 1 });
  closeDatabase(db);
  const copy = openInMemory(path, feedPlan);
  expect([copy.memory, new FeedStore(copy).alive('residence')]).toEqual([
    true,
    [{ scope: 'residence', ...item }],
  ]);
  copy.close();
});

test('[DB14] trouble while a change is applied closes the line and ends nothing: the change comes with the next one', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  const other = new Database(join(kiosk.dataDir, 'feed.db'));
  other.exec('BEGIN IMMEDIATE'); // for five seconds of real time nobody else can write
  kiosk.server.publish([aNotice('b')]);
  await settled();
  expect([kiosk.page.status?.connection.kind, kiosk.log.count('store.busy')]).toEqual(['offline', 1]);
  other.exec('ROLLBACK');
  other.close();
  await kiosk.clock.advance(5_000);
  expect(kiosk.ids).toEqual(['a', 'b']);
});
