import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';

const folder = resolve(import.meta.dirname, '../../../dist/renderer');
let kiosk: FakeKiosk;

test.beforeEach(async () => {
  kiosk = await startSceneKiosk(folder);
});
test.afterEach(() => kiosk.close());

const near = (isSomebodyNear: boolean) => kiosk.announce({ status: { isSomebodyNear } });
const greeted = (page: Page) => page.getByRole('button', { name: 'Bonjour ! Touchez l’écran' });
/** How much of the wide frame is seen, from 0 to 1. */
const frame = (page: Page) =>
  page.locator('[data-screen=attract]').evaluate((loop) => Number(getComputedStyle(loop, '::after').opacity));
const places = (page: Page) =>
  page
    .locator('button')
    .evaluateAll((buttons) => buttons.map((button) => JSON.stringify(button.getBoundingClientRect())));
const words = (page: Page) => page.locator('[data-region=words]').boundingBox();

test('[PN16] the loop greets who comes near and its frame widens, nothing moves and nothing sounds; then it rests again', async ({
  page,
}) => {
  await goTo(page, kiosk, { name: 'attract' });
  expect([await greeted(page).count(), await frame(page)]).toEqual([0, 0]);
  const before = [await places(page), await words(page)];
  near(true);
  await expect(greeted(page)).toBeVisible();
  expect(await frame(page)).toBe(1);
  expect([await places(page), await words(page)]).toEqual(before);
  expect(kiosk.spoken).toEqual([]);
  near(false);
  await expect(greeted(page)).toHaveCount(0);
  expect(await frame(page)).toBe(0);
});

test('[PN16] the frame takes no touch from what lies under it, and goes with the loop', async ({ page }) => {
  await goTo(page, kiosk, { name: 'attract' });
  near(true);
  await expect(greeted(page)).toBeVisible();
  await touch(page, 'Bonjour');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bonjour' })).toHaveCount(0);
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('[PN16] the frame fades in within 300 ms, and nothing else', async ({ page }) => {
    await goTo(page, kiosk, { name: 'attract' });
    const { properties, seconds } = await page.locator('[data-screen=attract]').evaluate((loop) => {
      const { transitionProperty, transitionDuration } = getComputedStyle(loop, '::after');
      return { properties: transitionProperty, seconds: Number.parseFloat(transitionDuration) };
    });
    expect(properties).toBe('opacity');
    expect(seconds).toBeLessThanOrEqual(0.3);
  });
});
