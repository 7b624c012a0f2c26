import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';
import { fileURLToPath } from 'node:url';
import { Finger, finger, palm, tremor } from './finger.ts';
import type { Spot } from './finger.ts';

/** The 43 inch panel: 2.017 px a millimetre, 12 mm of slop are 24.2 px. */
const pxPerMm = 2.017;

let server: ViteDevServer;

test.beforeAll(async () => {
  server = await createServer({
    configFile: fileURLToPath(new URL('../../renderer/ui/harness/vite.config.ts', import.meta.url)),
    server: { port: 0, host: '127.0.0.1', hmr: false },
  });
  await server.listen();
  await server.warmupRequest('/press.tsx');
});
test.afterAll(() => server.close());

async function open(page: Page, mode = 'press'): Promise<Finger> {
  await page.goto(`${server.resolvedUrls?.local[0]}press.html?show=${mode}`);
  await page.locator('#a').waitFor();
  await page.waitForTimeout(600); // past the guard of this very screen
  return Finger.on(page);
}

async function centre(page: Page, name: string): Promise<Spot> {
  const box = await page.locator(`#${name}`).boundingBox();
  if (!box) throw new Error(`${name} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function presses(page: Page): Promise<string[]> {
  await page.waitForTimeout(50);
  return page.evaluate(() => window.presses);
}

/** What has been pressed since the last look, past the bounce filter. */
async function newPresses(page: Page): Promise<string[]> {
  const seen = await presses(page);
  await page.evaluate(() => window.presses.splice(0));
  await page.waitForTimeout(600);
  return seen;
}

const away = (spot: Spot, mmX: number, mmY: number): Spot => ({
  x: spot.x + mmX * pxPerMm,
  y: spot.y + mmY * pxPerMm,
});

/** What Chromium makes of touches for pages that hear no pointers. */
const made = ['mousemove', 'mousedown', 'mouseup', 'click', 'auxclick', 'contextmenu', 'selectstart'];

for (const holdMs of [80, 1500, 10_000])
  test(`[UI1] a still touch of ${holdMs} ms is one press`, async ({ page }) => {
    const hand = await open(page);
    await hand.tap(await centre(page, 'a'), holdMs);
    expect(await presses(page)).toEqual(['a']);
  });

test('[UI195] a touch, short or long, makes no tap, no mouse event, no click and no menu', async ({
  page,
}) => {
  const hand = await open(page);
  await page.evaluate((kinds) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const kind of kinds) addEventListener(kind, () => heard.push(kind), true);
  }, made);
  for (const holdMs of [80, 1500]) {
    await hand.tap(await centre(page, 'a'), holdMs);
    expect(await newPresses(page)).toEqual(['a']);
  }
  expect(await page.evaluate(() => Reflect.get(window, 'heard') as string[])).toEqual([]);
});

test('[UI2] a touch that drifts by up to 30 mm is one press', async ({ page }) => {
  const hand = await open(page);
  const spot = await centre(page, 'e');
  for (const mm of [5, 8, 15, 30])
    for (const [mmX, mmY] of [
      [mm, 0],
      [0, mm],
    ] as const) {
      await hand.slide(spot, (share) => away(spot, mmX * share, mmY * share), 300);
      expect(await newPresses(page), `${mmX} mm across, ${mmY} mm down`).toEqual(['e']);
    }
});

for (const amplitude of [5, 10, 20])
  test(`[UI2] a tremor of ${amplitude} mm is one press`, async ({ page }) => {
    const hand = await open(page);
    const spot = await centre(page, 'b');
    for (const hertz of [4, 5, 8]) {
      await hand.slide(spot, tremor(spot, amplitude * pxPerMm, hertz, 450), 450);
      expect(await newPresses(page), `${hertz} Hz`).toEqual(['b']);
    }
  });

test('[UI3] a touch that lands beside a target, within 12 mm, is its press', async ({ page }) => {
  const hand = await open(page);
  await hand.tap(away(await centre(page, 'a'), -45 - 10, 0));
  expect(await presses(page)).toEqual(['a']);
});

test('[UI3] a touch further than 12 mm from every target is no press', async ({ page }) => {
  const hand = await open(page);
  await hand.tap(away(await centre(page, 'a'), -45 - 14, 0));
  expect(await presses(page)).toEqual([]);
});

test('[UI3] between two targets the nearer one is pressed, and only that', async ({ page }) => {
  const hand = await open(page);
  await hand.tap(away(await centre(page, 'a'), 45 + 5.5, 0));
  expect(await presses(page)).toEqual(['b']);
});

test('[UI4] a palm on empty glass before the finger changes nothing', async ({ page }) => {
  const hand = await open(page);
  const spot = await centre(page, 'a');
  const rest = palm({ x: 540, y: 1500 });
  await hand.contacts('touchStart', [rest]);
  await hand.contacts('touchStart', [rest, finger(spot)]);
  await page.waitForTimeout(100);
  await hand.contacts('touchEnd', [rest]);
  await hand.contacts('touchEnd', []);
  expect(await presses(page)).toEqual(['a']);
});

test('[UI4] a palm that rests on a target gives way to the finger', async ({ page }) => {
  const hand = await open(page);
  const rest = palm(await centre(page, 'f'));
  await hand.contacts('touchStart', [rest]);
  await page.waitForTimeout(100);
  await hand.contacts('touchStart', [rest, finger(await centre(page, 'a'))]);
  await page.waitForTimeout(100);
  await hand.contacts('touchEnd', [rest]);
  await page.waitForTimeout(100);
  await hand.contacts('touchEnd', []);
  expect(await presses(page)).toEqual(['a']);
});

test('[UI4] a palm alone is a press too: some hands cannot point', async ({ page }) => {
  const hand = await open(page);
  await hand.contacts('touchStart', [palm(await centre(page, 'a'))]);
  await page.waitForTimeout(100);
  await hand.contacts('touchEnd', []);
  expect(await presses(page)).toEqual(['a']);
});

test('[UI4] a palm after the finger changes nothing', async ({ page }) => {
  const hand = await open(page);
  const first = finger(await centre(page, 'a'));
  const rest = palm(await centre(page, 'f'));
  await hand.contacts('touchStart', [first]);
  await hand.contacts('touchStart', [first, rest]);
  await page.waitForTimeout(100);
  await hand.contacts('touchEnd', [rest]);
  await hand.contacts('touchEnd', []);
  expect(await presses(page)).toEqual(['a']);
});

test('[UI4] two fingers on two targets are one press, of the first', async ({ page }) => {
  const hand = await open(page);
  const [first, second] = [finger(await centre(page, 'a'), 1), finger(await centre(page, 'b'), 2)];
  await hand.contacts('touchStart', [first]);
  await hand.contacts('touchStart', [first, second]);
  await page.waitForTimeout(100);
  await hand.contacts('touchEnd', [first]);
  await hand.contacts('touchEnd', []);
  expect(await presses(page)).toEqual(['a']);
});

test('[UI5] a release 150 px away is no press', async ({ page }) => {
  const hand = await open(page);
  const spot = await centre(page, 'e');
  await hand.slide(spot, (share) => ({ x: spot.x, y: spot.y + (25 * pxPerMm + 150) * share }), 300);
  expect(await presses(page)).toEqual([]);
});

test('[UI5] a finger that slides to the neighbour presses neither', async ({ page }) => {
  const hand = await open(page);
  const [from, to] = [await centre(page, 'a'), await centre(page, 'b')];
  await hand.slide(from, (share) => ({ x: from.x + (to.x - from.x) * share, y: from.y }), 400);
  expect(await presses(page)).toEqual([]);
});

test('[UI5] a finger that slides in from empty glass presses nothing', async ({ page }) => {
  const hand = await open(page);
  const to = await centre(page, 'e');
  await hand.slide({ x: to.x, y: 1500 }, (share) => ({ x: to.x, y: 1500 + (to.y - 1500) * share }), 400);
  expect(await presses(page)).toEqual([]);
});

test('[UI5] a release 4 mm inside the neighbour still belongs to where it began', async ({ page }) => {
  const hand = await open(page);
  const from = away(await centre(page, 'a'), 40, 0);
  await hand.slide(from, (share) => away(from, (5 + 8 + 3.5) * share, 0), 300);
  expect(await presses(page)).toEqual(['a']);
});

test('[UI5] a contact that the system cancels is no press', async ({ page }) => {
  const hand = await open(page);
  await hand.contacts('touchStart', [finger(await centre(page, 'a'))]);
  await page.waitForTimeout(60);
  await hand.contacts('touchCancel', []);
  expect(await presses(page)).toEqual([]);
  await hand.tap(await centre(page, 'a'));
  expect(await presses(page)).toEqual(['a']);
});

for (const [apartMs, expected] of [
  [60, 1],
  [150, 1],
  [300, 1],
  [500, 1],
  [800, 2],
] as const)
  test(`[UI6] two taps ${apartMs} ms apart are ${expected} press${expected > 1 ? 'es' : ''}`, async ({
    page,
  }) => {
    const hand = await open(page);
    const spot = await centre(page, 'a');
    await hand.tap(spot, 40);
    await page.waitForTimeout(Math.max(0, apartMs - 40));
    await hand.tap(spot, 40);
    expect(await presses(page)).toHaveLength(expected);
  });

test('[UI6] a refused second tap shows no pressed state', async ({ page }) => {
  const hand = await open(page);
  const spot = await centre(page, 'a');
  await hand.tap(spot, 40);
  await hand.contacts('touchStart', [finger(spot)]);
  await expect(page.locator('[data-pressed]')).toHaveCount(0);
  await hand.contacts('touchEnd', []);
});

test('[UI6] another target may be pressed at once', async ({ page }) => {
  const hand = await open(page);
  await hand.tap(await centre(page, 'a'), 40);
  await hand.tap(await centre(page, 'b'), 40);
  expect(await presses(page)).toEqual(['a', 'b']);
});

test('[UI7] a touch that begins 200 ms after a screen change is ignored whole', async ({ page }) => {
  const hand = await open(page);
  await page.evaluate(() => window.announceScreenChange());
  await page.waitForTimeout(200);
  await hand.tap(await centre(page, 'a'), 600);
  expect(await presses(page)).toEqual([]);
});

test('[UI7] what is held when the screen changes is dropped', async ({ page }) => {
  const hand = await open(page);
  await hand.contacts('touchStart', [finger(await centre(page, 'a'))]);
  await page.evaluate(() => window.announceScreenChange());
  await expect(page.locator('[data-pressed]')).toHaveCount(0);
  await hand.contacts('touchEnd', []);
  expect(await presses(page)).toEqual([]);
});

test('[UI8] Enter, Space and a switch press like a finger, and held keys do not repeat', async ({ page }) => {
  await open(page);
  await page.locator('button', { hasText: 'a' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('button', { hasText: 'b' }).focus();
  await page.keyboard.press('Space');
  await page.locator('button', { hasText: 'c' }).evaluate((button: HTMLElement) => button.click());
  await page.locator('button', { hasText: 'd' }).focus();
  await page.keyboard.down('Enter');
  for (let repeat = 0; repeat < 20; repeat += 1) {
    await page.waitForTimeout(50);
    await page.keyboard.down('Enter');
  }
  await page.keyboard.up('Enter');
  expect(await presses(page)).toEqual(['a', 'b', 'c', 'd']);
});

test('[UI8] the filters hold for keys and switches too', async ({ page }) => {
  await open(page);
  const button = page.locator('button', { hasText: 'a' });
  await button.evaluate((element: HTMLElement) => (element.click(), element.click()));
  await page.evaluate(() => window.announceScreenChange());
  await page.locator('button', { hasText: 'b' }).evaluate((element: HTMLElement) => element.click());
  expect(await presses(page)).toEqual(['a']);
});

test('[UI8] a mouse presses like a finger, its right button does nothing', async ({ page }) => {
  await open(page);
  const spot = await centre(page, 'a');
  await page.mouse.click(spot.x, spot.y);
  const other = await centre(page, 'b');
  await page.mouse.click(other.x, other.y, { button: 'right' });
  expect(await presses(page)).toEqual(['a']);
});

test('[UI9] a target that goes while it is held is no press and no fault', async ({ page }) => {
  const faults: Error[] = [];
  page.on('pageerror', (fault) => faults.push(fault));
  const hand = await open(page, 'vanish');
  await hand.tap(await centre(page, 'a'), 300);
  expect(await presses(page)).toEqual([]);
  expect(faults).toEqual([]);
  await hand.tap(await centre(page, 'b'));
  expect(await presses(page)).toEqual(['b']);
});

test('[UI10] the pressed state shows while the finger is down, and goes when it slides away', async ({
  page,
}) => {
  const hand = await open(page);
  const spot = await centre(page, 'e');
  await hand.contacts('touchStart', [finger(spot)]);
  await expect(page.locator('[data-pressed]')).toHaveText('e');
  await hand.contacts('touchMove', [finger(away(spot, 0, 60))]);
  await expect(page.locator('[data-pressed]')).toHaveCount(0);
  await hand.contacts('touchMove', [finger(spot)]);
  await expect(page.locator('[data-pressed]')).toHaveText('e');
  await hand.contacts('touchEnd', []);
});

test('[UI199] a finger takes the focus away as soon as it lands on a key', async ({ page }) => {
  const hand = await open(page);
  await page.keyboard.press('Tab');
  await expect(page.locator('button:focus')).toHaveCount(1);
  await hand.contacts('touchStart', [finger(await centre(page, 'b'))]);
  await expect(page.locator('button:focus')).toHaveCount(0);
  await hand.contacts('touchEnd', []);
});

test('[UI11] asleep, the first touch only wakes, wherever it lands', async ({ page }) => {
  const hand = await open(page, 'sleep');
  await hand.tap(await centre(page, 'a'), 300);
  expect(await presses(page)).toEqual(['wake']);
  await hand.tap(await centre(page, 'b'));
  expect(await presses(page)).toEqual(['wake', 'b']);
});

test('[UI11] asleep, a touch on empty glass wakes too', async ({ page }) => {
  const hand = await open(page, 'sleep');
  await hand.tap({ x: 540, y: 1700 });
  expect(await presses(page)).toEqual(['wake']);
});

test('[UI11] asleep, the comfort row already works', async ({ page }) => {
  const hand = await open(page, 'sleep');
  await hand.tap(await centre(page, 'f'));
  expect(await presses(page)).toEqual(['f']);
});

test('[UI11] asleep, a key wakes and does nothing else', async ({ page }) => {
  await open(page, 'sleep');
  await page.locator('button', { hasText: 'a' }).focus();
  await page.keyboard.press('Enter');
  expect(await presses(page)).toEqual(['wake']);
});

test('[UI12] drift and tremor are one press on a page with content taller than the glass', async ({
  page,
}) => {
  const hand = await open(page, 'tall');
  const spot = await centre(page, 'e');
  await hand.slide(spot, (share) => away(spot, 0, 30 * share), 300);
  await page.waitForTimeout(700);
  await hand.slide(spot, tremor(spot, 20 * pxPerMm, 5, 450), 450);
  expect(await presses(page)).toEqual(['e', 'e']);
});

test('[UI12] a long press opens no menu', async ({ page }) => {
  await open(page);
  const isPrevented = await page
    .locator('#a')
    .evaluate((part) => !part.dispatchEvent(new Event('contextmenu', { bubbles: true, cancelable: true })));
  expect(isPrevented).toBe(true);
});

test('[UI3] taps on a grid over the whole glass press at most one target each', async ({ page }) => {
  const hand = await open(page);
  for (let y = 30; y < 900; y += 120)
    for (let x = 30; x < 1080; x += 60) {
      await page.evaluate(() => (window.presses = []));
      await hand.contacts('touchStart', [finger({ x, y })]);
      await hand.contacts('touchEnd', []);
      expect((await page.evaluate(() => window.presses)).length).toBeLessThanOrEqual(1);
    }
});
