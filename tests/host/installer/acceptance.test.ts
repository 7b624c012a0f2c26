import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { acceptanceSchema } from '#shared/domain/acceptance.ts';
import { acceptanceProof } from '#shared/server-protocol/acceptance.ts';
import type { AcceptanceMessage } from '#shared/server-protocol/acceptance.ts';
import { goodFindings as findings } from '#support/findings.ts';
import { settled } from '#support/hand-clock.ts';
import { aKioskForInstallers, comeIn } from '#support/installer.ts';
import { MemoryKiosk, goodCode } from '#support/memory-kiosk.ts';

test('[IN25] disk, network and clock are measured by the machine itself', async () => {
  const kiosk = await aKioskForInstallers();
  await kiosk.page.call('installer.accept', { ticket: await comeIn(kiosk), findings });
  expect(kiosk.page.status?.acceptance).toMatchObject({
    ...findings,
    network: [{ name: 'link', state: 'failed' }],
    storage: { isWritable: true, areDatabasesSound: true },
    clock: { offsetMs: 0 },
    panel: { diagonalInches: 43 },
  });
  expect(kiosk.page.status?.acceptance?.storage.freeBytes).toBeGreaterThan(0);
});

test('[IN27] the report is signed by the screen, outlives a restart and is told when there is a line, once it is answered never again', async () => {
  const kiosk = await aKioskForInstallers();
  const { server, clock } = kiosk;
  server.isReachable = false;
  server.dropLines();
  await kiosk.page.call('installer.accept', { ticket: await comeIn(kiosk), findings });
  await kiosk.restart();
  expect(kiosk.page.status?.acceptance).toMatchObject(findings);
  server.fault = (name) => (name === 'acceptance' ? 'lose-answer' : 'deliver');
  server.isReachable = true;
  await clock.advance(120_000);
  expect(server.messages('acceptance').length).toBeGreaterThan(0);
  server.fault = () => 'deliver';
  await clock.advance(180_000);
  const told = server.messages<AcceptanceMessage>('acceptance');
  expect(told.length).toBeGreaterThan(1);
  await kiosk.restart();
  await clock.advance(180_000);
  expect(server.messages('acceptance')).toHaveLength(told.length);
  const [{ screenId, publicKey } = { screenId: '', publicKey: '' }] = [...server.screens.values()];
  const { report = '', signature = '' } = told[0] ?? {};
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(acceptanceProof(report)), key, Buffer.from(signature, 'base64'))).toBe(
    true,
  );
  expect(acceptanceSchema.parse(JSON.parse(report))).toMatchObject({ ...findings, screenId });
});

test('[IN27] in the wizard no ticket is needed, afterwards one is; with its residence the report goes', async () => {
  const kiosk = new MemoryKiosk({ code: null });
  const { page } = kiosk;
  await expect(page.call('installer.accept', { ticket: null, findings })).rejects.toThrow('auth.required');
  await page.call('setup.enrol', { code: goodCode, panel: {} });
  await page.call('installer.accept', { ticket: null, findings });
  expect(page.status?.acceptance).toMatchObject(findings);
  await page.call('setup.keep', { wizard: null });
  await expect(page.call('installer.accept', { ticket: null, findings })).rejects.toThrow('auth.required');
  kiosk.server.tell('revoked', { code: 'screen.revoked', message: '' });
  await settled();
  expect(page.status).toMatchObject({ phase: 'revoked', acceptance: null });
});
