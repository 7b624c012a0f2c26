import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '#support/eventually.ts';
import { startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';

test(
  '[SY24] a cache of another history is replaced over real HTTP, and is then what the server has',
  { timeout: 60_000 },
  async () => {
    const server = await startServer();
    const staff = await signIn(server.url);
    const { id, code } = await aResidence(staff);
    for (const title of ['A', 'B', 'C']) {
      await staff.ok('POST', `/api/residences/${id}/notices`, { title, body: ['Mardi.'] });
    }
    const first = startKiosk(server.url, code);
    await eventually(() => first.page.titles.length === 3, 20_000);
    await first.host.stop();

    const cache = new Database(join(first.dataDir, 'feed.db'));
    cache.exec(`UPDATE scope SET epoch = 'another'; UPDATE item SET json = '{}' WHERE kind = 'notice'`);
    cache.close();
    const second = startKiosk(server.url, undefined, first.dataDir);
    expect(second.page.titles).toEqual([]);
    await eventually(() => second.page.titles.length === 3, 20_000);
    await eventually(() => second.page.status?.connection.kind === 'online');
    expect(second.log.notes.find(({ what }) => what === 'feed replaced')?.facts).toMatchObject({
      reason: 'epoch',
    });
    expect(second.log.count('feed.diverged')).toBe(0);
  },
);

test(
  '[SY25] a screen that staff takes out of service holds nothing any more, at once',
  { timeout: 60_000 },
  async () => {
    const server = await startServer();
    const staff = await signIn(server.url);
    const { id, code } = await aResidence(staff);
    await staff.ok('POST', `/api/residences/${id}/notices`, { title: 'A', body: ['Mardi.'] });
    const { page } = startKiosk(server.url, code);
    await eventually(() => page.titles.length === 1, 20_000);
    await staff.ok('DELETE', `/api/screens/${page.status?.screen?.id ?? ''}`);
    await eventually(() => page.status?.phase === 'revoked');
    expect(page.feed.size).toBe(0);
  },
);
