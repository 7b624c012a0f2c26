import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let kiosk: FakeKiosk;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
});
test.afterAll(() => rm(folder, { recursive: true }));
test.beforeEach(async () => {
  kiosk = await startSceneKiosk(folder);
  kiosk.speakFor(0.002);
});
test.afterEach(() => kiosk.close());

const spoken = () => kiosk.spoken.map(({ text }) => text.replace(/\s/g, ' '));
const acts = () => kiosk.calls.filter(({ verb }) => verb === 'act').map((call) => call.arguments);

/** One key of the keypad; returns the three or four sentences that it has said. */
async function press(page: Page, key: string): Promise<string[]> {
  const before = spoken().length;
  await page.keyboard.press(key);
  for (let sentences = 0; sentences < 2; sentences += 1) {
    await page.waitForTimeout(20);
    await page.clock.runFor(450);
  }
  await page.waitForTimeout(10);
  return spoken().slice(before);
}

/** Walks down until a key with this name is heard, turning pages where there are more, and presses OK. */
async function choose(page: Page, name: RegExp): Promise<void> {
  for (let pages = 0; pages < 4; pages += 1) {
    for (let steps = 0; steps < 30; steps += 1) {
      const heard = await press(page, 'ArrowDown');
      if (!heard.some((text) => /^(Choix|Touche) /.test(text))) continue;
      const isWanted = heard.some((text) => name.test(text));
      if (isWanted || heard.some((text) => text.startsWith('Suite'))) {
        await press(page, 'Enter');
        if (isWanted) return;
        break;
      }
    }
  }
  throw new Error(`${name.source} was never heard: ${spoken().slice(-40).join(' | ')}`);
}

async function walkTo(page: Page, key: string, last: string): Promise<void> {
  for (let steps = 0; steps < 20 && spoken().at(-1) !== last; steps += 1) await press(page, key);
  expect(spoken().at(-1)).toBe(last);
}

/** Nobody sees anything: what is decided is decided by what is heard. */
const cover = (page: Page) =>
  page.addStyleTag({
    content: 'body::after { content: ""; position: fixed; inset: 0; background: black; z-index: 9 }',
  });

test('[KP10] a key wakes the loop: Home is read, and its title has the focus', async ({ page }) => {
  await goTo(page, kiosk, { name: 'attract' });
  await press(page, 'ArrowDown');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(spoken).toContain('L’ascenseur du bâtiment B est en panne');
});

test('[KP2] the first key turns speech on and does nothing else', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: ['Les annonces'] });
  await press(page, 'Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les annonces');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect.poll(spoken).toContain('Les annonces');
});

test('[KP3] the arrows go round over all that stands there', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: [] });
  await press(page, 'ArrowDown');
  const walked: string[] = [];
  for (let steps = 0; steps < 30; steps += 1) {
    await press(page, 'ArrowDown');
    walked.push(await regionInFocus(page));
    if (walked.at(-1) === 'title') break;
  }
  const inOrder = 'words words words foot clock choices choices choices choices choices choices';
  const rows = 'navigation navigation navigation comfort comfort comfort comfort comfort footer band title';
  expect(walked).toEqual(`${inOrder} ${rows}`.split(' '));
  await press(page, 'ArrowUp');
  expect(await regionInFocus(page)).toBe('band');
});

test('[KP4] a choice is told with its place among the others, a key with its state', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: [] });
  await press(page, 'ArrowDown');
  await walkTo(page, 'ArrowDown', 'Choix 1 sur 6');
  await walkTo(page, 'ArrowUp', 'Touche 4 sur 5');
  expect(spoken().slice(-3)).toEqual(['Plus fort.', 'Son : 3 sur 5', 'Touche 4 sur 5']);
  await press(page, 'Enter');
  expect(spoken().at(-1)).toBe('Son : 4 sur 5');
});

test('[KP6] « Retour » goes back as its key does', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: ['Les annonces', 'Coupure d’eau'] });
  await press(page, 'ArrowDown');
  await press(page, 'Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les annonces');
  await press(page, 'Backspace');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('[KP7] help says where one is and what the keys do, and repeats', async ({ page }) => {
  kiosk.speakFor(30); // the sentences that follow are asked for one by one
  await goTo(page, kiosk, { name: 'test', press: ['Les annonces'] });
  await press(page, 'Home');
  kiosk.speakFor(0.002);
  await press(page, '?');
  await expect
    .poll(async () => {
      await page.clock.runFor(450);
      return spoken().slice(-5);
    })
    .toEqual([
      'Vous êtes ici : Les annonces',
      'Les flèches lisent la suite, ou ce qui est avant.',
      'OK choisit.',
      'Retour revient en arrière.',
      'Les annonces',
    ]);
});

test('[KP9] the focus is a ring of 3 mm or more, and shows to who uses keys only', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: ['Les annonces'] });
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  const ringMm = () =>
    page.evaluate(() => {
      const mm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth) / mm;
    });
  expect(await ringMm()).toBe(0);
  await press(page, 'ArrowDown');
  expect(await ringMm()).toBeGreaterThanOrEqual(3);
  while (!(await page.locator('[data-region=choices] button:focus').isVisible()))
    await press(page, 'ArrowDown');
  expect(await ringMm()).toBeGreaterThanOrEqual(3);
  await touch(page, 'Accueil');
  await expect(title).toHaveText(/Bonjour/);
  expect(await ringMm()).toBe(0);
});

test('[KP11] who sees nothing says « je participe » with five keys', async ({ page }) => {
  await goTo(page, kiosk, { name: 'attract' });
  await cover(page);
  await press(page, 'ArrowDown');
  for (const name of [/^Les sorties/, /^La galette/, /^Je participe/, /^2/, /^Je ne dis/, /^Non/])
    await choose(page, name);
  await expect.poll(() => spoken().join(' ')).toContain('C’est bien ça ?');
  await choose(page, /^Envoyer/);
  await choose(page, /^Oui, tout lire/); // the number of the answer
  await expect.poll(spoken).toContain('C’est noté !');
  expect(acts()).toMatchObject([{ kind: 'event.join', payload: { people: 2, firstName: null } }]);
});

test('[KP12] who sees nothing asks for help with five keys, and agrees to hear the number', async ({
  page,
}) => {
  await goTo(page, kiosk, { name: 'attract' });
  await cover(page);
  await press(page, 'ArrowDown');
  const way = [/^Demander de/, /^Une nouvelle/, /^Faire mes/, /^Demain/, /^Matin/, /^Je repasse/, /^Envoyer/];
  for (const name of way) await choose(page, name);
  await expect.poll(() => spoken().join(' ')).toContain('On peut vous entendre.');
  expect(spoken().join(' ')).not.toContain('48 27');
  await choose(page, /^Oui, tout lire/);
  await expect.poll(spoken).toContain('48 27');
  expect(acts()).toMatchObject([{ kind: 'help.ask', payload: { need: 'errand' } }]);
});

test('[KP13] a plugged keyboard writes as before, and nobody hears what', async ({ page }) => {
  const joining = ['Les sorties', 'La galette', 'Je participe', '2', 'J.écris'];
  await goTo(page, kiosk, { name: 'test', press: joining });
  await press(page, 'ArrowUp');
  await page.keyboard.type('zoe');
  await expect(page.getByLabel('Votre prénom').first()).toHaveText('Zoe');
  await expect.poll(spoken).toContain('3 signes écrits');
  await press(page, 'Backspace');
  await expect(page.getByLabel('Votre prénom').first()).toHaveText('Zo');
  await press(page, 'Enter');
  await touch(page, 'Non');
  await expect(page.getByText('Zo', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/On peut vous entendre/);
  expect(spoken().join(' ')).not.toMatch(/Zo/);
});

test('[KP14] any key says « je suis là » before the screen erases', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: ['Les annonces'] });
  await page.clock.runFor(95_000);
  await expect(page.locator('[data-screen=idle]')).toBeVisible();
  await press(page, 'ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les annonces');
});

const regionInFocus = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: focused } = document;
    if (focused?.matches('h1')) return 'title';
    return focused?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? 'nowhere';
  });
