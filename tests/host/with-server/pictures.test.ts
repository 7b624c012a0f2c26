import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { mediaSchema } from '#shared/domain/media.ts';
import { eventually } from '#support/eventually.ts';
import { startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';

test('[ME10] the picture of a notice lies on the disk of the screen, byte for byte', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const create = { width: 3000, height: 1000, channels: 3, background: '#c03020' } as const;
  const response = await fetch(`${server.url}/api/residences/${id}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${staff.token}`, 'content-type': 'image/jpeg' },
    body: new Uint8Array(await sharp({ create }).jpeg().toBuffer()),
  });
  const media = mediaSchema.parse(await response.json());
  const picture = { ...media, alternative: 'Un mur rouge' };
  await staff.ok('POST', `/api/residences/${id}/notices`, { title: 'Peinture', body: ['Lundi.'], picture });

  const { dataDir, log } = startKiosk(server.url, code);
  const path = join('media', media.sha256.slice(0, 2), media.sha256);
  await eventually(() => existsSync(join(dataDir, path)));
  expect(readFileSync(join(dataDir, path))).toEqual(readFileSync(join(server.dataDir, path)));
  expect(log.troubles).toEqual([]);
});
