import type { Page } from '@playwright/test';
import { expect, test } from '../kiosk-fixture.ts';
import { touch, wake } from '../touch.ts';

/** Writes down every sound that is played: how long it is, and how far it swings. */
async function listenIn(page: Page): Promise<() => Promise<{ seconds: number; peak: number }[]>> {
  await page.evaluate(() => {
    const sounds: unknown[] = [];
    Object.assign(globalThis, { sounds });
    globalThis.AudioBufferSourceNode = class extends AudioBufferSourceNode {
      override start(when?: number): void {
        const samples = this.buffer?.getChannelData(0) ?? new Float32Array();
        const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
        sounds.push({ seconds: this.buffer?.duration ?? 0, peak });
        super.start(when);
      }
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { sounds: [] }).sounds);
}

test('[SP40] « Écouter » is heard, sentence by sentence, from the real voice', async ({ kiosk }) => {
  const { page } = kiosk;
  await wake(page);
  const sounds = await listenIn(page);
  await touch(page, 'Écouter');
  await expect(page.getByRole('button', { name: 'Arrêter' })).toBeVisible();
  await expect.poll(async () => (await sounds()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  for (const { seconds, peak } of await sounds()) {
    expect(seconds).toBeGreaterThan(0.3);
    expect(peak).toBeGreaterThan(0.1);
  }
  await touch(page, 'Arrêter');
  await expect(page.getByRole('button', { name: 'Écouter' })).toBeVisible();
});
