import type { CDPSession, Page } from '@playwright/test';

/** Longer than the guard after a screen change and the bounce filter. */
const unhurriedMs = 750;
/** By then the next screen is painted. Who looks for something in the page before works in the time that is measured. */
const paintedMs = 400;
const choices = '[data-screen] > div:nth-of-type(2) button';

/**
 * Touches the glass as a person would: wakes the loop, then each tile, each choice behind it that is on the first page,
 * and home again. Nothing is sent. Ends on the home screen; returns how many touches it was.
 */
export async function walkWithFinger(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  let taps = 0;
  const tap = async (x: number, y: number): Promise<void> => {
    await page.waitForTimeout(unhurriedMs);
    await tapAt(devtools, x, y);
    await page.waitForTimeout(paintedMs);
    taps += 1;
  };
  const touch = async (selector: string, index: number): Promise<void> => {
    const box = await page
      .locator(selector)
      .nth(index)
      .boundingBox({ timeout: 2_000 })
      .catch(() => null);
    if (box) await tap(box.x + box.width / 2, box.y + box.height / 2);
  };
  const goHome = async (): Promise<void> => {
    const way = page.locator('nav button', { hasText: 'Accueil' });
    if (await way.isVisible()) await touch('nav button:has-text("Accueil")', 0);
    await page.locator('[data-screen=home]').waitFor();
  };
  if (await page.locator('[data-screen=attract]').isVisible()) await tap(540, 700);
  await page.locator('[data-screen=home]').waitFor();
  const tiles = await page.locator(choices).count();
  for (let tile = 0; tile < tiles; tile++) {
    await touch(choices, tile);
    await page.locator('[data-screen]:not([data-screen=home])').waitFor();
    await page.waitForTimeout(unhurriedMs);
    const count = Math.min(6, await page.locator(choices).count());
    await goHome();
    for (let choice = 0; choice < count; choice++) {
      await touch(choices, tile);
      await touch(choices, choice);
      await page.waitForTimeout(unhurriedMs);
      await goHome();
    }
  }
  await devtools.detach();
  return taps;
}

/**
 * A finger on the glass for 80 ms. The browser makes the touch itself and gives it its time: told to touch and to lift
 * by two commands, it has the page draw a frame before each, which no finger does (8 ms and more at a slowed page).
 */
async function tapAt(devtools: CDPSession, x: number, y: number): Promise<void> {
  await devtools.send('Input.synthesizeTapGesture', {
    x,
    y,
    duration: 80,
    tapCount: 1,
    gestureSourceType: 'touch',
  });
}
