import { expect, test } from 'vitest';
import { aHelpAsk } from '#support/actions.ts';
import { Sticks } from '#support/enrolment-stick.ts';
import { aNotice } from '#support/items.ts';
import { MemoryKiosk, goodCode, noon } from '#support/memory-kiosk.ts';

/** A screen in the wizard without any network. */
function aKioskWithoutNetwork(sticks: Sticks, config: object = sticks.config): MemoryKiosk {
  const kiosk = new MemoryKiosk({ code: null, config });
  kiosk.hasNetwork = false;
  kiosk.server.isReachable = false;
  return kiosk;
}

const fitting = { panel: { diagonalInches: 32, bottomMm: 900 }, delays: { bounceMs: 900 } };

test('[IN30] a file on a stick enrols without a network; when it comes, the enrolment is an ordinary one', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const kiosk = aKioskWithoutNetwork(sticks);
  const { server, clock } = kiosk;
  expect(await kiosk.page.call('setup.file', {})).toMatchObject({ id, residence: { name: 'Le Cormoran' } });
  expect(kiosk.page.status?.phase).toBe('setup');
  expect(await kiosk.page.call('setup.prepare', { id, panel: {} })).toEqual({ kind: 'enrolled' });
  expect(kiosk.page.status).toMatchObject({
    phase: 'running',
    screen: { residence: 'Le Cormoran' },
    wizard: { step: 'panel' },
  });
  await kiosk.page.call('setup.fit', { fitting });
  await kiosk.page.call('setup.keep', { wizard: null });
  await kiosk.page.call('act', aHelpAsk() as never);
  await clock.advance(3_600_000);
  await kiosk.restart();
  const { id: screenId } = kiosk.page.status?.screen ?? {};
  expect(kiosk.page.status).toMatchObject({ phase: 'running', panel: fitting.panel, outbox: { pending: 1 } });
  server.publish([aNotice('a', { title: 'Bienvenue' })]);
  server.isReachable = true;
  kiosk.hasNetwork = true;
  await clock.advance(300_000);
  expect([...server.screens.values()].map((screen) => screen.screenId)).toEqual([screenId]);
  expect(kiosk.page.status).toMatchObject({ connection: { kind: 'online' }, outbox: { pending: 0 } });
  expect([kiosk.ids, server.messages('fitting')]).toEqual([['a', expect.anything()].slice(0, 1), [fitting]]);
  await kiosk.restart();
  await clock.advance(300_000);
  expect(server.messages('screen:claim')).toHaveLength(1);
});

test('[IN30] an answer that was lost gives the same screen again', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const kiosk = aKioskWithoutNetwork(sticks);
  const { server, clock } = kiosk;
  await kiosk.page.call('setup.prepare', { id, panel: {} });
  server.fault = (name) => (name === 'screen:claim' ? 'lose-answer' : 'deliver');
  server.isReachable = true;
  await clock.advance(60_000);
  expect(kiosk.page.status?.connection.kind).toBe('offline');
  server.fault = () => 'deliver';
  await clock.advance(300_000);
  expect(server.messages('screen:claim').length).toBeGreaterThan(1);
  expect([server.screens.size, kiosk.page.status?.connection.kind]).toEqual([1, 'online']);
});

test('[IN31] no file, one that was changed or that another server signed, one too old, one used before, a wrong clock: each is told apart, and nothing is bound', async () => {
  const sticks = new Sticks();
  const kiosk = aKioskWithoutNetwork(sticks);
  const told: unknown[] = [];
  const look = async (page = kiosk.page) => told.push(await page.call('setup.file', {}));
  await look();
  sticks.plugIn({}, (text) => text.replace('Le Cormoran', 'Le Pélican'));
  await look();
  sticks.plugIn({}, () => '{');
  await look();
  sticks.plugIn({ expiresAt: noon - 1 });
  await look();
  sticks.plugIn({ madeAt: noon + 2 * 86_400_000 });
  await look();
  const { id } = sticks.plugIn();
  await look(aKioskWithoutNetwork(sticks, { ...sticks.config, serverKey: undefined }).page);
  await kiosk.page.call('setup.keep', { wizard: { step: 'network', language: 'fr', code: '' } });
  await kiosk.page.call('setup.prepare', { id: '019ab000-0000-7000-8000-0000000000bb', panel: {} });
  expect(kiosk.page.status?.phase).toBe('setup');
  await kiosk.page.call('setup.prepare', { id, panel: {} });
  await look();
  expect(told).toEqual([
    { kind: 'refused', because: 'file.absent' },
    { kind: 'refused', because: 'file.untrusted' },
    { kind: 'refused', because: 'file.untrusted' },
    { kind: 'refused', because: 'file.expired', since: noon - 1 },
    { kind: 'refused', because: 'clock.wrong' },
    { kind: 'refused', because: 'file.untrusted' },
    { kind: 'refused', because: 'file.used' },
  ]);
});

test('[IN32] a file that served another screen: when the network comes, all of it goes and the wizard is back at its code', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const kiosk = aKioskWithoutNetwork(sticks);
  const { server, clock, page, log } = kiosk;
  await page.call('setup.prepare', { id, panel: {} });
  await page.call('setup.keep', { wizard: null });
  await page.call('act', aHelpAsk() as never);
  server.refuseEnrol = { code: 'code.exhausted', message: '' };
  server.isReachable = true;
  await clock.advance(300_000);
  expect(page.status).toMatchObject({
    phase: 'setup',
    screen: null,
    wizard: { step: 'code', code: goodCode },
    outbox: { pending: 0 },
  });
  expect(log.troubles.map(({ code }) => code)).toContain('code.exhausted');
  const claims = server.messages('screen:claim').length;
  await clock.advance(300_000);
  expect(server.messages('screen:claim')).toHaveLength(claims);
});
