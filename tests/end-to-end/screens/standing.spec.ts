import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import { demoFeed } from '../../renderer/support/demo-feed.ts';
import { goTo, sceneTime, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';

const folder = resolve(import.meta.dirname, '../../../dist/renderer');

const standing = ['svg[data-period]', '[data-region=clock]', 'nav button', '[data-region=comfort] button'];

/** Sets a sign on the elements that stand on every screen. */
async function sign(page: Page): Promise<void> {
  await page.evaluate((selectors) => {
    for (const selector of selectors)
      Object.assign(document.querySelector(selector) ?? {}, { isSigned: true });
  }, standing);
}

function signed(page: Page): Promise<string[]> {
  return page.evaluate(
    (selectors) =>
      selectors.filter((selector) => {
        const element = document.querySelector<HTMLElement & { isSigned?: boolean }>(selector);
        return element?.isSigned === true;
      }),
    standing,
  );
}

test('[UI193] from screen to screen the picture, the clock and the rows of keys are not made anew', async ({
  page,
}) => {
  const kiosk = await startSceneKiosk(folder);
  await goTo(page, kiosk, { name: 'home', press: [] });
  await sign(page);
  for (const name of ['Les annonces', 'Accueil', 'Demander', 'Retour', 'Adresses']) {
    await touch(page, name);
    expect([name, await signed(page)]).toEqual([name, standing]);
  }
  await touch(page, 'J’ai fini');
  await page.locator('[data-screen=attract]').waitFor();
  expect(await signed(page)).toEqual([]);
  await kiosk.close();
});

test('[UI194] opening hours that come late move no word under a finger; the next screen has them', async ({
  page,
}) => {
  const kiosk = await startSceneKiosk(folder);
  const asked = Promise.withResolvers<() => void>();
  await page.route('**/*ng_hours*', async (route) => {
    await new Promise<void>((resolve) => asked.resolve(resolve));
    await route.continue();
  });
  await goTo(page, kiosk, { name: 'home', press: [] });
  const words = () => page.locator('[data-region=words]').innerText();
  const before = await words();
  expect(before).not.toContain('Le gardien est là');
  const come = page.waitForResponse('**/*ng_hours*');
  (await asked.promise)();
  await (await come).finished();
  await page.clock.runFor(2_000);
  expect(await words()).toBe(before);
  for (const name of ['Les annonces', 'Accueil']) await touch(page, name);
  await expect(page.getByText(/Le gardien est là/)).toBeVisible();
  await kiosk.close();
});

test('[UI197] the touch that opens Home measures no words: that was done while the loop stood', async ({
  page,
}) => {
  const kiosk = await startSceneKiosk(folder);
  await page.addInitScript(() => {
    const make = document.createRange.bind(document);
    let measured = 0; // texts, each with a range of its own
    document.createRange = () => {
      measured += 1;
      Object.assign(globalThis, { measured });
      return make();
    };
  });
  const measured = () => page.evaluate(() => (globalThis as unknown as { measured?: number }).measured ?? 0);
  await goTo(page, kiosk, { name: 'attract' });
  await page.clock.runFor(1_000);
  await page.waitForLoadState('networkidle'); // opening hours come late, and change a line of Home
  let before = 0;
  const isStill = async () => {
    const last = before;
    before = await measured();
    return before > 0 && before === last;
  };
  await expect.poll(isStill, { intervals: [700] }).toBe(true);
  await expect(page.locator('[data-screen]')).toHaveCount(1);
  await touch(page, 'Touchez');
  await page.locator('[data-screen=home]').waitFor();
  expect(await measured()).toBe(before);
  await touch(page, 'Demander');
  expect(await measured()).toBeGreaterThan(before);
  await kiosk.close();
});

test('[UI198] the loop stays though Home cannot be drawn; the calm sentence comes with the touch', async ({
  page,
}) => {
  const kiosk = await startSceneKiosk(folder);
  const entry = demoFeed(sceneTime).find(({ id }) => id === 'fault-lift');
  const broken = { ...entry, value: { ...entry?.value, reportedAt: sceneTime, place: null } };
  kiosk.announce({ feed: [broken as unknown as FeedEntry], gone: ['lift'] }); // Home says it, without the urgent notice
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  await goTo(page, kiosk, { name: 'attract' });
  await page.clock.runFor(1_000);
  await expect.poll(() => errors.join()).toMatch(/building/);
  await expect(page.locator('[data-screen=attract] h1')).toBeVisible();
  await touch(page, 'Touchez');
  await expect(page.locator('[data-screen=out-of-order]')).toBeVisible();
  await kiosk.close();
});
