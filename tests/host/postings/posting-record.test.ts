import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDatabase, openDatabase } from '#main/host/store/open-database.ts';
import { outboxPlan } from '#main/host/store/outbox-file.ts';
import { PostingStore } from '#main/host/postings/posting-store.ts';
import type { PostingMark } from '#shared/domain/posting.ts';
import { aNotice } from '#support/items.ts';
import { aKiosk, noon } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

const minute = 60_000;
const legal = { rule: null, minimumDays: 31, checked: null };
const aPosting = (changes: object = {}) => aNotice('assembly', { legal, ...changes });

/** Lets minutes pass with a page that beats every two seconds and shows this. */
async function watch(
  kiosk: MemoryKiosk,
  minutes: number,
  shown = { screen: 'home', itemId: null as string | null },
) {
  for (let beat = 0; beat < minutes * 30; beat++) {
    await kiosk.page.call('heartbeat', { ...shown, rev: null, urgentId: null });
    await kiosk.clock.advance(2_000);
  }
}

/** What was reported, in minutes after noon. The feed comes after noon, so the first whole minute is the second. */
function reported(kiosk: MemoryKiosk): [what: string, from: number, until: number][] {
  return kiosk.server.applied
    .filter(({ kind }) => kind === 'posting.shown')
    .flatMap(({ payload }) => (payload as { marks: PostingMark[] }).marks)
    .map(({ what, from, until }) => [what, (from - noon) / minute, (until - noon) / minute]);
}

const ends = (minutes: number) => ({ expiresAt: noon + minutes * minute });

test('[PO1] a posting on a healthy screen is recorded minute by minute, with when it was in the loop and opened', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(6))]));
  await watch(kiosk, 2);
  await watch(kiosk, 1, { screen: 'attract', itemId: 'assembly' });
  await watch(kiosk, 1);
  await watch(kiosk, 1, { screen: 'notice', itemId: 'assembly' });
  await watch(kiosk, 2);
  expect(reported(kiosk)).toEqual([
    ['posted', 1, 6],
    ['in-loop', 2, 3],
    ['opened', 4, 5],
  ]);
  expect(kiosk.server.applied[0]?.payload).toEqual({
    noticeId: 'assembly',
    marks: expect.any(Array) as unknown,
  });
});

test('[PO2] a page that is silent for more than ten seconds makes its minutes a fault', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(8))]));
  await watch(kiosk, 2);
  await kiosk.clock.advance(2 * minute + 30_000);
  await watch(kiosk, 5);
  expect(reported(kiosk)).toEqual([
    ['posted', 1, 2],
    ['fault', 2, 5],
    ['posted', 5, 8],
  ]);
});

test('[PO3] the time without the program is a gap: a restart in the same boot, the power after another one', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(20))]));
  await watch(kiosk, 2);
  await kiosk.host.stop();
  await kiosk.clock.advance(3 * minute);
  await kiosk.restart();
  await watch(kiosk, 4);
  await kiosk.host.stop();
  await kiosk.clock.advance(3 * minute);
  await kiosk.restart({ between: () => (kiosk.clock.bootId = 'boot-2') });
  await watch(kiosk, 9);
  expect(reported(kiosk)).toEqual([
    ['posted', 1, 2],
    ['restart', 2, 6], // a whole minute counts only when the page was there from its beginning
    ['posted', 6, 9],
    ['power', 9, 13],
    ['posted', 13, 20],
  ]);
});

test('[PO4] without a network a posting is on display all the same, and its record waits for the line', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(65))]));
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  await watch(kiosk, 67);
  expect([reported(kiosk), kiosk.page.status?.outbox.pending]).toEqual([[], 0]);
  kiosk.server.isReachable = true;
  await watch(kiosk, 5);
  expect(reported(kiosk)).toEqual([['posted', 1, 65]]);
});

test('[PO5] reports leave once an hour and at the end of a posting, each minute once', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(130))]));
  await watch(kiosk, 59);
  expect(reported(kiosk)).toEqual([]);
  await watch(kiosk, 61);
  const before = reported(kiosk);
  expect(before).toHaveLength(1);
  await watch(kiosk, 12);
  const all = reported(kiosk);
  expect([all[0]?.[1], all.at(-1)?.[2]]).toEqual([1, 130]);
  for (const [index, [, from]] of all.entries()) if (index > 0) expect(from).toBe(all[index - 1]?.[2]);
  expect(all.length).toBe(3);
});

test('[PO6] a withdrawn posting ends with its last whole minute; ordinary notices are not recorded', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(), aNotice('cat')]));
  await watch(kiosk, 3.5);
  kiosk.server.publish([{ id: 'assembly', kind: 'notice', value: null }]);
  await watch(kiosk, 2);
  expect(reported(kiosk)).toEqual([['posted', 1, 3]]);
});

test('[PO7] a posting that ended by itself while the power was off was not on display until then', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(4))]));
  await watch(kiosk, 2);
  await kiosk.host.stop();
  await kiosk.clock.advance(10 * minute);
  await kiosk.restart({ between: () => (kiosk.clock.bootId = 'boot-2') });
  await watch(kiosk, 3);
  expect(reported(kiosk)).toEqual([
    ['posted', 1, 2],
    ['power', 2, 4],
  ]);
});

test('[PO8] a refused record is told to nobody, and a revoked screen forgets what it recorded', async () => {
  const kiosk = await aKiosk((server) => server.publish([aPosting(ends(3))]));
  kiosk.server.refuseAction = () => 'action.unknown_kind';
  await watch(kiosk, 5);
  expect(kiosk.page.outcomes).toEqual([]);
  kiosk.server.publish([aPosting(ends(60))]);
  await watch(kiosk, 3);
  const rows = () => {
    const db = new Database(join(kiosk.dataDir, 'outbox.db'));
    const count = db
      .prepare('SELECT (SELECT count(*) FROM posting) + count(*) FROM posting_mark')
      .pluck()
      .get();
    db.close();
    return count;
  };
  expect(rows()).toBe(2);
  kiosk.server.tell('revoked', { code: 'screen.revoked' });
  await watch(kiosk, 1);
  expect(rows()).toBe(0);
});

test('[PO9] an outbox of the version before is given the tables of postings, with its rows', () => {
  const path = join(temporaryDirectory(), 'outbox.db');
  const before = { ...outboxPlan, migrations: outboxPlan.migrations.slice(0, 1) };
  const old = openDatabase(path, before);
  old.exec(`INSERT INTO number VALUES ('4827')`);
  closeDatabase(old);
  const db = openDatabase(path, outboxPlan);
  new PostingStore(db).mark('assembly', { what: 'posted', from: noon, until: noon + minute });
  new PostingStore(db).mark('assembly', { what: 'posted', from: noon + minute, until: noon + 2 * minute });
  expect([
    db.prepare('SELECT digits FROM number').pluck().all(),
    new PostingStore(db).oldestMarks('assembly').map(({ until }) => until),
  ]).toEqual([['4827'], [noon + 2 * minute]]);
  closeDatabase(db);
  closeDatabase(openDatabase(path, before)); // and the program before can still use it
});
