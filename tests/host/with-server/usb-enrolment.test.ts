import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enrolmentFileName } from '#shared/server-protocol/enrolment-file.ts';
import { eventually } from '#support/eventually.ts';
import { goodFindings } from '#support/findings.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { newDataDir, startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';

const fitting = { panel: { diagonalInches: 32, bottomMm: 900 }, delays: {} };

test('[IN30] a hall without a network: enrolled from the stick, in service, and welcomed as an ordinary screen when the server is there', async () => {
  const server = await startServer({ dataDir: newDataDir() });
  const { url, dataDir } = server;
  const staff = await signIn(url);
  const { id } = await aResidence(staff);
  const made = await staff.ok<{ file: unknown; serverKey: string }>(
    'POST',
    `/api/residences/${id}/enrolment-files`,
    {},
  );
  await server.close();

  const stick = join(temporaryDirectory(), 'sda1');
  mkdirSync(stick);
  writeFileSync(join(stick, enrolmentFileName), JSON.stringify(made.file));
  const { page } = startKiosk(url, undefined, temporaryDirectory(), {
    serverKey: made.serverKey,
    usbFolders: [stick],
  });
  const found = await page.call('setup.file', {});
  if (found.kind !== 'found') throw new Error(JSON.stringify(found));
  expect(found.residence).toMatchObject({ name: `Résidence ${id}`, address: { city: 'Nice' } });
  expect(await page.call('setup.prepare', { id: found.id, panel: {} })).toEqual({ kind: 'enrolled' });
  await page.call('setup.fit', { fitting });
  await page.call('installer.accept', { ticket: null, findings: goodFindings });
  await page.call('setup.keep', { wizard: null });
  const { screen } = page.status ?? {};

  await startServer({ dataDir, port: Number(new URL(url).port) });
  await eventually(() => page.status?.connection.kind === 'online');
  const again = await signIn(url);
  await again.ok('POST', `/api/residences/${id}/notices`, { title: 'Bienvenue', body: ['Un.'] });
  await eventually(() => page.titles.includes('Bienvenue'));
  const { items } = await again.ok<{ items: unknown[] }>('GET', `/api/residences/${id}/screens`);
  expect(items).toEqual([expect.objectContaining({ id: screen?.id, connected: true })]);
});
