import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, startSceneKiosk } from '../../renderer/support/scenes.ts';

const folder = resolve(import.meta.dirname, '../../../dist/renderer');
let kiosk: FakeKiosk;

test.beforeEach(async () => {
  kiosk = await startSceneKiosk(folder);
});
test.afterEach(() => kiosk.close());

const darken = (isLit: boolean) => kiosk.announce({ status: { light: { isLit, wakeMs: 5_000 } } });
const black = (page: Page) => page.locator('[data-dark]');
const tap = async (page: Page) => {
  await page.touchscreen.tap(540, 700);
  await page.clock.runFor(1_000);
};
const touched = () => kiosk.calls.filter(({ verb }) => verb === 'panel.touched').length;

test('[PN10] a dark glass is black all over; the touches until the panel shines press nothing, then all is as ever', async ({
  page,
}) => {
  await goTo(page, kiosk, { name: 'attract' });
  darken(false);
  await expect(black(page)).toBeVisible();
  const box = await black(page).boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 1080, height: 1920 });
  await page.clock.runFor(2_000);
  await tap(page);
  await expect(black(page)).toHaveCount(0);
  expect(touched()).toBe(1);
  darken(true);
  for (let blind = 0; blind < 3; blind++) await tap(page);
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
  await page.clock.runFor(5_000);
  await tap(page);
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  expect(touched()).toBe(1);
});

test('[PN11] nobody who stands there is left in the dark, and a host that says nothing keeps nobody in it', async ({
  page,
}) => {
  await goTo(page, kiosk, { name: 'test', press: [] });
  darken(false);
  await page.clock.runFor(1_000);
  await expect(black(page)).toHaveCount(0);
  await goTo(page, kiosk, { name: 'attract' });
  await expect(black(page)).toBeVisible();
  await tap(page); // the fake host never says that it is lit
  await page.clock.runFor(10_000);
  await expect(black(page)).toHaveCount(0);
  await tap(page);
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('[PN15] a glass that lights for somebody who comes near lets no touch through before it shines', async ({
  page,
}) => {
  await goTo(page, kiosk, { name: 'attract' });
  darken(false);
  await expect(black(page)).toBeVisible();
  kiosk.announce({ status: { isSomebodyNear: true, light: { isLit: true, wakeMs: 5_000 } } });
  await expect(black(page)).toHaveCount(0);
  await page.clock.runFor(3_000);
  await tap(page);
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
  await page.clock.runFor(2_000);
  await tap(page);
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('[PN12] a key lights the glass and acts as ever: who cannot see needs no light', async ({ page }) => {
  await goTo(page, kiosk, { name: 'attract' });
  darken(false);
  await expect(black(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.clock.runFor(1_000);
  await expect(black(page)).toHaveCount(0);
  expect(touched()).toBe(1);
});
