import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { demoFeed } from '../../renderer/support/demo-feed.ts';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { bringGarden, garden, withGarden } from '../../renderer/support/pictures.ts';
import { goTo, sceneTime, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';

const feed = demoFeed(sceneTime);
const water = ['Les annonces', 'Coupure d’eau'];
let folder: string;
let kiosk: FakeKiosk;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'));
  await build({
    configFile: join(resolve(import.meta.dirname, '../../..'), 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
});
test.afterAll(() => rm(folder, { recursive: true }));
test.beforeEach(async () => {
  kiosk = await startSceneKiosk(folder);
  kiosk.announce({ feed: [withGarden(feed, 'water'), withGarden(feed, 'galette')], gone: ['lift'] });
});
test.afterEach(() => kiosk.close());

const open = (page: Page, ...press: string[]) => goTo(page, kiosk, { name: 'test', press });
const picture = (page: Page) => page.getByRole('img', { name: garden.alternative });
const isDrawn = (page: Page) =>
  picture(page).evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);

/** How far a picture stands over its zone, or over the line below it, in px. */
const clipped = (page: Page) =>
  picture(page).evaluate((image) => {
    const { top, bottom, left, right } = image.getBoundingClientRect();
    const zone = image.closest('main')?.getBoundingClientRect() ?? image.getBoundingClientRect();
    const foot = image.closest('p')?.parentElement?.nextElementSibling?.getBoundingClientRect().top ?? bottom;
    const over = [zone.top - top, bottom - Math.min(zone.bottom, foot), zone.left - left, right - zone.right];
    return Math.max(0, ...over.map(Math.round));
  });

test('[ME40] the picture of a notice comes under its title when its bytes are there, and leaves no hole before', async ({
  page,
}) => {
  await open(page, ...water);
  await expect(page.getByRole('heading', { level: 1, name: 'Coupure d’eau' })).toBeVisible();
  const gap = async () => {
    const title = await page.getByRole('heading', { level: 1 }).boundingBox();
    const line = await page.getByText('Jeudi 26 novembre').boundingBox();
    return (line?.y ?? 0) - (title?.y ?? 0) - (title?.height ?? 0);
  };
  expect(await gap()).toBeLessThan(40);
  await expect(picture(page)).toHaveCount(0);
  bringGarden(kiosk);
  await expect.poll(() => isDrawn(page)).toBe(true);
  expect(await gap()).toBeGreaterThan(400);
});

test('[ME40] a picture that cannot be read is not drawn, and its words stand alone', async ({ page }) => {
  kiosk.addPicture(garden.sha256, { kind: 'absent' });
  await open(page, ...water);
  await expect(page.getByText('Jeudi 26 novembre')).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
});

test('[ME41] the picture of an outing stands with its facts, and that of a message in the loop when it fits', async ({
  page,
}) => {
  bringGarden(kiosk);
  await open(page, 'Les sorties', 'Suite', 'La galette');
  await expect.poll(() => isDrawn(page)).toBe(true);
  await expect(page.getByText('Dimanche 29 novembre')).toBeVisible();
  await page.clock.runFor(700);
  await touch(page, 'J’ai fini');
  await expect.poll(() => isDrawn(page)).toBe(true);
  expect(await clipped(page)).toBe(0);
});

for (const [shape, viewport] of Object.entries({
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
}))
  for (const larger of [0, 1, 2])
    test(`[ME42] no picture is cut: ${shape}, ${larger} steps larger`, async ({ page }) => {
      await page.setViewportSize(viewport);
      bringGarden(kiosk);
      await open(page, ...water, ...Array.from({ length: larger }, () => 'Texte plus grand'));
      for (let turned = 0; turned < 12 && !(await picture(page).isVisible()); turned++)
        await touch(page, 'Suite');
      await expect.poll(() => isDrawn(page)).toBe(true);
      expect(await clipped(page)).toBe(0);
    });

test('[ME43] the bytes of a picture are let go with its screen', async ({ page }) => {
  await page.addInitScript(() => {
    const held = new Set<string>();
    const make = URL.createObjectURL.bind(URL);
    const letGo = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      const url = make(blob);
      held.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      held.delete(url);
      letGo(url);
    };
    Object.assign(globalThis, { held });
  });
  bringGarden(kiosk);
  await open(page, ...water);
  await expect.poll(() => isDrawn(page)).toBe(true);
  const held = () => page.evaluate(() => (globalThis as unknown as { held: Set<string> }).held.size);
  expect(await held()).toBe(1);
  await touch(page, 'Retour');
  await expect.poll(held).toBe(0);
});
