import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { whyNoProof } from '#scripts/appliance/why-no-proof.ts';

const root = resolve(import.meta.dirname, '../..');
const isWanted = process.env['VESTIBULE_PROVE'] === '1';
const obstacle = isWanted ? whyNoProof(process.env) : 'It takes minutes: npm run prove-appliance.';

test(
  '[PK16] a fresh Debian 12 becomes a screen and shows the wizard',
  { timeout: 3_600_000 },
  async (context) => {
    if (obstacle !== null) return context.skip(obstacle);
    const proof = spawnSync(process.execPath, [join(root, 'scripts/prove-appliance.ts')], {
      encoding: 'utf8',
    });
    expect(proof).toMatchObject({ status: 0, stdout: expect.stringContaining('is on the glass') });
    const { entropy } = await sharp(join(root, 'build/appliance-wizard.png')).stats();
    expect(entropy).toBeGreaterThan(1); // a glass of one colour has none
  },
);
