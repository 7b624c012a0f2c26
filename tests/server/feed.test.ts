import { readdirSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Digest } from '#shared/server-protocol/digest.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import type { Page } from '#shared/server-protocol/pull.ts';
import type { Manifest } from '#shared/server-protocol/snapshot.ts';
import { enrol, screenOnline } from './screen-client.ts';
import type { ScreenClient } from './screen-client.ts';
import { handClock, newDataDir, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';
import type { StaffClient } from './staff-client.ts';

const notice = (title: string, more: object = {}) => ({ title, body: ['Une phrase.'], ...more });

async function publish(
  staff: StaffClient,
  path: string,
  title: string,
  more: object = {},
): Promise<{ id: string }> {
  return staff.ok('POST', `/api/${path}/notices`, notice(title, more));
}

/** All pages from the beginning. */
async function pullAll(screen: ScreenClient, scope: string, limit: number): Promise<Page[]> {
  const pages = [await screen.pull(scope, { limit })];
  for (let page = pages[0]; page?.status === 'delta' && !page.upToDate; page = pages.at(-1)) {
    pages.push(await screen.pull(scope, { limit, epoch: page.epoch, since: page.to }));
  }
  return pages;
}

function digestOf(file: string, scope: string): { stored: string; counted: string } {
  const db = new SqliteFile(join(file, 'server.db'), { readonly: true });
  const { digest } = db.prepare('SELECT digest FROM scope WHERE id = ?').get(scope) as { digest: string };
  const counted = new Digest();
  const rows = db.prepare('SELECT id, rev, deleted FROM item WHERE scope = ?').all(scope);
  for (const row of rows as { id: string; rev: number; deleted: number }[])
    counted.add(row.id, row.rev, row.deleted === 1);
  db.close();
  return { stored: digest, counted: counted.toString() };
}

test('[FE1] two screens of a residence are told of a notice, its change and its withdrawal', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const { screen: first } = await screenOnline(url, await enrol(url, code));
  const { screen: second } = await screenOnline(url, await enrol(url, code));
  const { id: noticeId } = await publish(staff, `residences/${id}`, 'Ascenseur en panne');
  await staff.ok('PATCH', `/api/residences/${id}/notices/${noticeId}`, { title: 'Ascenseur réparé' });
  await staff.ok('DELETE', `/api/residences/${id}/notices/${noticeId}`);
  for (const screen of [first, second]) {
    await screen.change(2);
    const told = screen.changes.map(({ prev, rev, items }) => {
      const [item] = items as WireItem[];
      const title = item && !item.deleted ? (JSON.parse(item.json) as { title: string }).title : undefined;
      return { prev, rev, id: item?.id, deleted: item?.deleted, title };
    });
    expect(told).toEqual([
      { prev: 1, rev: 2, id: noticeId, deleted: false, title: 'Ascenseur en panne' },
      { prev: 2, rev: 3, id: noticeId, deleted: false, title: 'Ascenseur réparé' },
      { prev: 3, rev: 4, id: noticeId, deleted: true, title: undefined },
    ]);
  }
});

test('[FE2] a town speaks to the screens of its residences and to no others', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const inside = await aResidence(staff, 'inside');
  const outside = await aResidence(staff, 'outside');
  await staff.ok('POST', '/api/scopes', { id: 'nice', kind: 'town', name: 'Nice' });
  await staff.ok('PUT', '/api/residences/inside/scopes', { scopes: ['nice'] });
  const { screen: hears, welcome } = await screenOnline(url, await enrol(url, inside.code));
  const { screen: deaf } = await screenOnline(url, await enrol(url, outside.code));
  expect(welcome.scopes.map(({ id }) => id).toSorted()).toEqual(['inside', 'nice']);
  await publish(staff, 'scopes/nice', 'Fermeture de la piscine');
  expect(await hears.change(0)).toMatchObject({ scope: 'nice', prev: 0, rev: 1 });
  await publish(staff, 'residences/outside', 'Autre chose');
  expect((await deaf.change(0)).scope).toBe('outside');
  expect(deaf.changes).toHaveLength(1);
});

test('[FE2] screens follow at once when the town of their residence changes', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { code } = await aResidence(staff, 'moved');
  const identity = await enrol(url, code);
  const { screen } = await screenOnline(url, identity);
  await staff.ok('POST', '/api/scopes', { id: 'nice', kind: 'town', name: 'Nice' });
  const isGone = new Promise((resolve) => screen.socket.once('disconnect', resolve));
  await staff.ok('PUT', '/api/residences/moved/scopes', { scopes: ['nice'] });
  await isGone;
  const { welcome } = await screenOnline(url, identity);
  expect(welcome.scopes).toHaveLength(2);
});

test('[FE3] pages come in order, none above its limit, and end at the head with its digest', async () => {
  const { url, dataDir } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  for (let index = 0; index < 24; index++) await publish(staff, `residences/${id}`, `Avis ${index}`);
  const { screen } = await screenOnline(url, await enrol(url, code));
  const pages = await pullAll(screen, id, 10);
  const revisions = pages.map((page) =>
    page.status === 'delta' ? (page.items as WireItem[]).map(({ rev }) => rev) : [],
  );
  expect(revisions.map(({ length }) => length)).toEqual([10, 10, 5]);
  expect(revisions.flat()).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(pages.at(-1)).toMatchObject({
    to: 25,
    head: 25,
    upToDate: true,
    digest: digestOf(dataDir, id).stored,
  });
  expect(pages[0]).toMatchObject({ upToDate: false, digest: null });
});

test('[FE3] a page ends before 512 KB and always holds something', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const body = Array.from({ length: 10 }, () => 'é'.repeat(390)); // 7.8 KB, and 5 translations as long
  const translations = Object.fromEntries(
    ['en', 'ar', 'pt', 'tr', 'es'].map((language) => [language, { title: 'x', body }]),
  );
  for (let index = 0; index < 12; index++)
    await publish(staff, `residences/${id}`, 'Long', { body, translations });
  const { screen } = await screenOnline(url, await enrol(url, code));
  const pages = await pullAll(screen, id, 500);
  const sizes = pages.map((page) => Buffer.byteLength(JSON.stringify(page)));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThan(600 * 1024);
  expect(pages.flatMap((page) => (page.status === 'delta' ? page.items : []))).toHaveLength(13);
});

test('[FE4] the digest equals a fresh count after creations, changes and withdrawals', async () => {
  const { url, dataDir } = await startServer();
  const staff = await signIn(url);
  const { id } = await aResidence(staff);
  for (let index = 0; index < 100; index++) {
    const { id: noticeId } = await publish(staff, `residences/${id}`, `Avis ${index}`);
    if (index % 3 === 0)
      await staff.ok('PATCH', `/api/residences/${id}/notices/${noticeId}`, { title: 'Changé' });
    if (index % 4 === 0) await staff.ok('DELETE', `/api/residences/${id}/notices/${noticeId}`);
  }
  const { stored, counted } = digestOf(dataDir, id);
  expect(stored).toBe(counted);
});

test('[FE5] whoever cannot go on from where it is, is told to reset and why', async () => {
  const clock = handClock();
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const withdrawn = await publish(staff, `residences/${id}`, 'Bientôt retiré');
  await staff.ok('DELETE', `/api/residences/${id}/notices/${withdrawn.id}`);
  const identity = await enrol(server.url, code);
  await server.close();
  clock.move(181 * 86_400_000); // the tombstone goes at the next start
  const { url, dataDir } = await startServer({ clock, dataDir: server.dataDir });
  const { screen, welcome } = await screenOnline(url, identity);
  const { epoch, head } = welcome.scopes[0] ?? { epoch: '', head: -1 };
  const digest = digestOf(dataDir, id).stored;
  const reasonOf = async (more: object) => {
    const page = await screen.pull(id, { epoch, since: head, digest, ...more });
    return page.status === 'reset' ? page.reason : page.status;
  };
  expect(await reasonOf({})).toBe('delta');
  expect(await reasonOf({ epoch: 'another' })).toBe('epoch');
  expect(await reasonOf({ since: head + 1 })).toBe('future');
  expect(await reasonOf({ since: 1 })).toBe('floor');
  expect(await reasonOf({ epoch: '', since: 0 })).toBe('first');
  expect(await reasonOf({ digest: 'ffffffffffffffff' })).toBe('diverged');
});

test('[FE6] a snapshot gives a manifest, and the items that are asked for', async () => {
  const { url, dataDir } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const kept = await publish(staff, `residences/${id}`, 'Reste');
  const gone = await publish(staff, `residences/${id}`, 'Part');
  await staff.ok('DELETE', `/api/residences/${id}/notices/${gone.id}`);
  const { screen } = await screenOnline(url, await enrol(url, code));
  const page = await screen.pull(id, { epoch: 'another' });
  const path = page.status === 'reset' ? page.snapshotPath : '';
  const manifest = (await (await fetch(url + path)).json()) as Manifest;
  expect(manifest).toMatchObject({ scope: id, asOf: 4, digest: digestOf(dataDir, id).counted });
  expect(Object.fromEntries(manifest.items)).toEqual({ [id]: 1, [kept.id]: 2 });
  const reply = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ids: [kept.id, gone.id, 'nothing'] }),
  });
  const { items } = (await reply.json()) as { items: WireItem[] };
  const deleted = items.map((item) => [item.id, item.deleted] as const);
  expect(Object.fromEntries(deleted)).toEqual({ [kept.id]: false, [gone.id]: true });
});

test('[FE6] the permission of a snapshot is for its scope and for 15 minutes', async () => {
  const clock = handClock();
  const { url } = await startServer({ clock });
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  await aResidence(staff, 'neighbour');
  const { screen } = await screenOnline(url, await enrol(url, code));
  const page = await screen.pull(id, { epoch: 'another' });
  const path = page.status === 'reset' ? page.snapshotPath : '';
  const status = async (changed: string) => (await fetch(url + changed)).status;
  expect(await status(path)).toBe(200);
  expect(await status(path.replace(`/${id}`, '/neighbour'))).toBe(403);
  expect(await status(path.replace(/until=\d+/, 'until=9999999999999'))).toBe(403);
  expect(await status(path.replace(/token=.*/, 'token='))).toBe(403);
  clock.move(16 * 60_000);
  expect(await status(path)).toBe(403);
});

test('[FE7] a restart keeps the epochs; an older database that is put back gets new ones', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  const epochOf = async (url: string) => (await screenOnline(url, identity)).welcome.scopes[0]?.epoch;
  const first = await epochOf(server.url);
  await server.close();
  const backup = newDataDir();
  copyFileSync(join(server.dataDir, 'server.db'), join(backup, 'server.db'));

  const again = await startServer({ dataDir: server.dataDir });
  expect(await epochOf(again.url)).toBe(first);
  await publish(await signIn(again.url), `residences/${id}`, 'Après la sauvegarde');
  await again.close();

  for (const name of readdirSync(server.dataDir).filter((file) => file.startsWith('server.db')))
    rmSync(join(server.dataDir, name));
  copyFileSync(join(backup, 'server.db'), join(server.dataDir, 'server.db'));
  const restored = await startServer({ dataDir: server.dataDir });
  const second = await epochOf(restored.url);
  expect(second).not.toBe(first);
  await restored.close();

  rmSync(join(server.dataDir, 'server.witness')); // a database that was carried to another machine
  const moved = await startServer({ dataDir: server.dataDir });
  expect(await epochOf(moved.url)).not.toBe(second);
});

test('[FE8] a large change is a poke; in a town it says within which time to pull', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  await staff.ok('POST', '/api/scopes', { id: 'nice', kind: 'town', name: 'Nice' });
  await staff.ok('PUT', `/api/residences/${id}/scopes`, { scopes: ['nice'] });
  const { screen } = await screenOnline(url, await enrol(url, code));
  const body = Array.from({ length: 10 }, () => 'x'.repeat(390));
  await publish(staff, `residences/${id}`, 'Long', { body, translations: { en: { title: 'Long', body } } });
  await publish(staff, 'scopes/nice', 'Long', { body, translations: { en: { title: 'Long', body } } });
  const own = await screen.change(0);
  const wide = await screen.change(1);
  expect(own).not.toHaveProperty('items');
  expect(own).not.toHaveProperty('spreadMs');
  expect(wide).not.toHaveProperty('items');
  expect(wide.spreadMs).toBeGreaterThan(0);
});

test('[FE9] writers at the same moment get revisions without gap or repeat', async () => {
  const { url, dataDir } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const { screen } = await screenOnline(url, await enrol(url, code));
  await Promise.all(
    Array.from({ length: 50 }, (_, index) => publish(staff, `residences/${id}`, `Avis ${index}`)),
  );
  await screen.change(49);
  expect(screen.changes.map(({ prev, rev }) => [prev, rev])).toEqual(
    Array.from({ length: 50 }, (_, index) => [index + 1, index + 2]),
  );
  const { stored, counted } = digestOf(dataDir, id);
  expect(stored).toBe(counted);
});

test('[FE10] a screen cannot pull the feed of another residence', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { code } = await aResidence(staff);
  await aResidence(staff, 'neighbour');
  const { screen } = await screenOnline(url, await enrol(url, code));
  await expect(screen.pull('neighbour')).rejects.toThrow('scope.forbidden');
});
