import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Fitting } from '#shared/domain/screen.ts';
import { farewellProof } from '#shared/server-protocol/farewell.ts';
import type { Farewell } from '#shared/server-protocol/farewell.ts';
import { aHelpAsk } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { aKioskForInstallers, comeIn } from '#support/installer.ts';
import { aNotice } from '#support/items.ts';
import { goodCode } from '#support/memory-kiosk.ts';

const fitting: Fitting = {
  panel: { diagonalInches: 55, bottomMm: 800 },
  delays: { idleReadingSeconds: 300, idleFormSeconds: 600, bounceMs: 1200 },
};

test('[IN12] what an installer decides holds at once, against older settings of the server too, and is told when there is a line', async () => {
  const kiosk = await aKioskForInstallers();
  const { server, clock } = kiosk;
  server.isReachable = false;
  server.dropLines();
  await kiosk.page.call('installer.fit', { ticket: await comeIn(kiosk), fitting });
  expect(kiosk.page.status).toMatchObject({ panel: fitting.panel, settings: fitting.delays });
  await kiosk.restart();
  expect(kiosk.page.status).toMatchObject({ panel: fitting.panel, settings: fitting.delays });
  server.isReachable = true;
  await clock.advance(10_000);
  expect(server.messages('fitting')).toEqual([fitting]);
  expect(kiosk.page.status?.settings).toMatchObject(fitting.delays);
  server.tell('settings', { ...server.settings, bounceMs: 500 });
  await settled();
  expect(kiosk.page.status?.settings.bounceMs).toBe(500);
  await kiosk.restart();
  expect(server.messages('fitting')).toHaveLength(1);
});

test('[IN37] the picture is turned for whoever stands in the wizard or came in with a PIN, and for nobody else', async () => {
  const kiosk = await aKioskForInstallers();
  const turn = (ticket: string | null) => kiosk.page.call('installer.turn', { ticket, quarters: 1 });
  await expect(turn(null)).rejects.toThrow();
  await expect(turn('019ab000-0000-4000-8000-000000000009')).rejects.toThrow();
  expect(kiosk.machine.turns).toEqual([]);
  expect([await turn(await comeIn(kiosk)), kiosk.machine.turns]).toEqual(['done', [1]]);
});

test('[IN13] a screen that an installer takes out of service wipes itself, and says so with its key', async () => {
  const kiosk = await aKioskForInstallers();
  const { server, clock, dataDir, log } = kiosk;
  server.publish([aNotice('a', { title: 'Parole privée' })]);
  await settled();
  const [{ screenId, publicKey } = { screenId: '', publicKey: '' }] = [...server.screens.values()];
  server.isReachable = false;
  server.dropLines();
  await kiosk.page.call('act', aHelpAsk() as never);
  await kiosk.page.call('installer.unenrol', { ticket: await comeIn(kiosk) });
  expect([kiosk.page.status?.phase, kiosk.ids, kiosk.page.status?.outbox.pending]).toEqual([
    'revoked',
    [],
    0,
  ]);
  expect(log.notes.find(({ what }) => what.includes('out of service'))?.facts).toEqual({ unsentActions: 1 });
  expect(existsSync(join(dataDir, 'identity', 'key.pem'))).toBe(false);
  await kiosk.restart(); // the farewell outlives it
  server.isReachable = true;
  await clock.advance(120_000);
  const [farewell, ...others] = server.messages<Farewell>('screen:farewell');
  expect([farewell?.screenId, others]).toEqual([screenId, []]);
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const signature = Buffer.from(farewell?.signature ?? '', 'base64');
  expect(verify(null, Buffer.from(farewellProof(screenId)), key, signature)).toBe(true);
  expect(existsSync(join(dataDir, 'identity', 'farewells.json'))).toBe(false);
  await kiosk.host.stop();
  const left = readdirSync(dataDir).filter((name) => name !== 'identity');
  const bytes = Buffer.concat(left.map((name) => readFileSync(join(dataDir, name)))).toString('latin1');
  expect([bytes.includes('Parole'), bytes.includes('Odette')]).toEqual([false, false]);
});

test('[IN13] it can be enrolled again, as another screen, while the farewell of the first still waits', async () => {
  const kiosk = await aKioskForInstallers();
  const { server, clock, page } = kiosk;
  server.fault = (name) => (name === 'screen:farewell' ? 'lose-answer' : 'deliver');
  await page.call('installer.unenrol', { ticket: await comeIn(kiosk) });
  expect(await page.call('setup.enrol', { code: goodCode, panel: {} })).toEqual({ kind: 'enrolled' });
  await clock.advance(30_000);
  expect(page.status).toMatchObject({ phase: 'running', connection: { kind: 'online' } });
  expect(server.screens.size).toBe(2);
  server.fault = () => 'deliver';
  await clock.advance(300_000);
  const told = server.messages('screen:farewell').length;
  expect(told).toBeGreaterThan(1);
  await clock.advance(300_000);
  expect(server.messages('screen:farewell')).toHaveLength(told);
});
