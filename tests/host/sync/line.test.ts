import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SyncLoop } from '#main/host/sync/sync-loop.ts';
import { aHelpAsk } from '#support/actions.ts';
import { seededChance } from '#support/chance.ts';
import { HandClock, settled } from '#support/hand-clock.ts';
import { aNotice } from '#support/items.ts';
import { aKiosk, noon } from '#support/memory-kiosk.ts';
import { TestLog } from '#support/test-log.ts';
import { TestPage } from '#support/test-page.ts';

test.each([
  ['two minutes', 120_000],
  ['what the configuration says', 5_000],
])(
  '[SY14] the wait before a new line is uniform between nothing and twice as much each time, at most %s',
  async (_, mostMs) => {
    const widest = [2, 4, 8, 16, 32, 64, 128, 256].map((seconds) => Math.min(mostMs, seconds * 1000));
    const waits: number[][] = widest.map(() => []);
    for (let seed = 1; seed <= 40; seed++) {
      const clock = new HandClock(noon);
      const stopping = new AbortController();
      const loop = new SyncLoop({
        clock,
        chance: seededChance(seed),
        log: new TestLog(),
        link: {
          connect: () => Promise.resolve(null),
          fetchJson: () => Promise.reject(new Error('not asked')),
          fetchBytes: () => Promise.reject(new Error('not asked')),
        },
        freshness: { offline: () => {} } as never,
        time: undefined as never,
        users: [],
        onSettings: () => {},
        facts: () => undefined as never,
        reconnectMostMs: mostMs,
      });
      const running = loop.run({ screenId: '', sign: () => '' }, stopping.signal);
      await clock.advance(1_200_000);
      stopping.abort();
      await running;
      waits.forEach((some, index) => some.push(clock.asked[index] ?? Number.NaN));
    }
    widest.forEach((wide, index) => {
      const some = waits[index]?.toSorted((a, b) => a - b) ?? [];
      expect(some.at(-1)).toBeLessThanOrEqual(wide);
      expect(some.at(-1)).toBeGreaterThan(wide * 0.8); // of forty screens one is late,
      expect(some[0]).toBeLessThan(wide * 0.2); // one is early,
      expect(some[20]).toBeGreaterThan(wide * 0.25); // and they come spread out
      expect(some[20]).toBeLessThan(wide * 0.75);
    });
  },
);

test('[SY15] a line that held gives a short wait; one that broke at once does not', async () => {
  const { server, clock } = await aKiosk();
  const waits = async () => {
    const before = clock.asked.length;
    server.dropLines();
    await settled();
    return Math.max(...clock.asked.slice(before).filter((ms) => ms > 0 && ms < 200_000), 0);
  };
  for (let time = 0; time < 7; time++) {
    await waits();
    await clock.advance(130_000 - 100_000 * Math.min(time, 1));
  }
  await clock.advance(400_000);
  expect(await waits()).toBeLessThanOrEqual(2_000);
});

test('[SY16] a line on which a question has no answer for ten seconds is dead: it is closed, and another one opened', async () => {
  const { server, clock, page } = await aKiosk();
  server.fault = (name) => (name === 'action' ? 'swallow' : 'deliver');
  await page.call('act', aHelpAsk() as never);
  await settled();
  await clock.advance(9_900);
  expect(page.status?.connection.kind).toBe('online');
  await clock.advance(200);
  expect(page.status?.connection.kind).toBe('offline');
  server.fault = () => 'deliver';
  await clock.advance(130_000);
  expect([page.status?.connection.kind, server.applied.length]).toEqual(['online', 1]);
});

test('[SY17] a server that does not know the screen any more: it goes on showing, and asks again slowly', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a')]));
  const { server, clock } = kiosk;
  server.refuseHello = 'screen.unknown';
  const connects = server.connects;
  server.dropLines();
  await clock.advance(1_800_000);
  expect([kiosk.ids, kiosk.page.status?.phase]).toEqual([['a'], 'running']);
  expect(server.connects - connects).toBeLessThanOrEqual(4);
  server.refuseHello = undefined;
  await clock.advance(700_000);
  expect(kiosk.page.status?.connection.kind).toBe('online');
});

test.each(['hello', 'message'] as const)(
  '[SY18] a revoked screen (%s) holds nothing of the residence any more, shows the wizard, and counts what was lost',
  async (way) => {
    const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a', { title: 'Parole privée' })]));
    const { server, clock, page, log, dataDir } = kiosk;
    server.isReachable = false;
    server.dropLines();
    await page.call('act', aHelpAsk() as never);
    server.refuseHello = way === 'hello' ? 'screen.revoked' : undefined;
    server.fault = (name) => (name === 'action' ? 'swallow' : 'deliver');
    server.isReachable = true;
    await clock.advance(5_000);
    if (way === 'message') server.tell('revoked', { code: 'screen.revoked', message: '' });
    await settled();
    expect([page.status?.phase, kiosk.ids, page.status?.outbox.pending]).toEqual(['revoked', [], 0]);
    expect(log.troubles.find(({ code }) => code === 'screen.revoked')?.facts).toEqual({ unsentActions: 1 });
    await kiosk.restart();
    expect(kiosk.page.status?.phase).toBe('revoked');
    await kiosk.host.stop();
    const left = readdirSync(dataDir).filter((name) => name !== 'identity');
    const bytes = Buffer.concat(left.map((name) => readFileSync(join(dataDir, name)))).toString('latin1');
    expect([bytes.includes('Parole'), bytes.includes('Odette')]).toEqual([false, false]);
    expect(existsSync(join(dataDir, 'identity', 'key.pem'))).toBe(false);
  },
);

test('[SY19] a screen that was revoked can be enrolled again, as another one', async () => {
  const kiosk = await aKiosk();
  const before = kiosk.page.status?.screen?.id;
  kiosk.server.tell('revoked', { code: 'screen.revoked', message: '' });
  await settled();
  const again = kiosk.page.call('setup.enrol', {
    code: [...kiosk.server.messages<{ code: string }>('screen:claim')][0]?.code ?? '',
    panel: {},
  });
  expect(await again).toEqual({ kind: 'enrolled' });
  await settled();
  expect(kiosk.page.status?.phase).toBe('running');
  expect(kiosk.page.status?.screen?.id).not.toBe(before);
  expect(kiosk.page.status?.connection.kind).toBe('online');
});

test('[FR1] the last complete update is confirmed by every sign of life, and not by a line that only exists', async () => {
  const { server, clock, page } = await aKiosk();
  expect(page.status?.updatedAt).toBe(noon);
  await clock.advance(120_000);
  for (const line of server.lines) line.alive();
  await settled();
  expect(page.status?.updatedAt).toBe(noon + 120_000);
  server.fault = (name) => (name === 'pull' ? 'swallow' : 'deliver');
  server.publish([aNotice('a')], { silent: true });
  server.publish([aNotice('b')]); // a gap that cannot be filled
  await clock.advance(9_000);
  for (const line of server.lines) line.alive();
  await settled();
  expect(page.status?.updatedAt).toBe(noon + 120_000);
});

test('[FR2] without a network the screen says since when, also after a restart', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a')]));
  await kiosk.clock.advance(600_000);
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  await kiosk.clock.advance(7_200_000);
  expect(kiosk.page.status?.connection).toEqual({ kind: 'offline', since: noon + 600_000 });
  const updatedAt = kiosk.page.status?.updatedAt ?? 0;
  await kiosk.restart();
  expect(kiosk.page.status).toMatchObject({ updatedAt, connection: { kind: 'offline', since: updatedAt } });
  expect(noon + 600_000 - updatedAt).toBeLessThanOrEqual(300_000);
});

test('[FR3] a page that comes is told everything at once, from the cache, whatever the network does', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a')]));
  kiosk.server.isReachable = false;
  await kiosk.restart();
  const page = new TestPage();
  kiosk.host.attachPage(page.port); // no time passes
  expect(page.announced).toMatchObject([
    { name: 'feed', value: { reset: true, put: [{ id: 'a' }] } },
    { name: 'outcomes', value: [] },
    { name: 'pictures', value: [] },
    { name: 'status', value: { phase: 'running', connection: { kind: 'offline' } } },
  ]);
});

test('[SY20] settings of the server apply live and are kept for the time without it', async () => {
  const kiosk = await aKiosk();
  kiosk.server.tell('settings', { language: 'tr', bounceMs: 900 });
  await settled();
  expect(kiosk.page.status?.settings).toMatchObject({ language: 'tr', bounceMs: 900 });
  kiosk.server.isReachable = false;
  await kiosk.restart();
  expect(kiosk.page.status?.settings).toMatchObject({ language: 'tr', bounceMs: 900 });
});

test('[SY21] what the screen holds is told at most every five seconds, and only when it has changed', async () => {
  const { server, clock } = await aKiosk();
  await clock.advance(60_000);
  const before = server.messages('applied').length;
  for (let time = 0; time < 8; time++) {
    server.publish([aNotice(`n${time}`)]);
    await clock.advance(1_000);
  }
  await clock.advance(60_000);
  expect(server.messages('applied').length - before).toBeLessThanOrEqual(3);
  expect(server.messages<{ cursor: number }>('applied').at(-1)?.cursor).toBe(8);
});

test('[SY22] a poke of a wide scope is not followed by all screens at once', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('t')], { scope: 'town' }));
  const { server, clock } = kiosk;
  const pulls = () =>
    server.messages<{ scope: string }>('pull').filter(({ scope }) => scope === 'town').length;
  const before = pulls();
  server.publish([aNotice('u')], { scope: 'town', silent: true });
  const { epoch, rev } = server.scope('town');
  server.tell('change', { scope: 'town', epoch, prev: rev - 1, rev, spreadMs: 30_000 });
  await settled();
  expect(pulls()).toBe(before);
  await clock.advance(30_000);
  expect([pulls(), kiosk.ids]).toEqual([before + 1, ['t', 'u']]);
});

test('[SY23] a scope that the screen no longer subscribes to leaves the glass', async () => {
  const kiosk = await aKiosk((fresh) => {
    fresh.publish([aNotice('a')]);
    fresh.publish([aNotice('t')], { scope: 'town' });
  });
  expect(kiosk.ids).toEqual(['a', 't']);
  kiosk.server.scopes.delete('town');
  kiosk.server.dropLines();
  await kiosk.clock.advance(3_000);
  expect(kiosk.ids).toEqual(['a']);
});
