import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, scenes, startSceneKiosk, touch, untilAsked } from '../../renderer/support/scenes.ts';

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
});
test.afterEach(() => kiosk.close());

const key = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const spoken = () => kiosk.spoken.map(({ text }) => text.replace(/\s/g, ' '));

/** Listens to the end: then the comfort row is back. */
async function hearAll(page: Page, listen = 'Écouter'): Promise<string[]> {
  const row = page.locator('[data-region=comfort]');
  await expect(row.getByRole('button')).toHaveCount(5);
  for (let turn = 0; turn < 200 && !(await key(page, listen).isVisible()); turn += 1) {
    await page.clock.runFor(450);
    await page.waitForTimeout(5);
  }
  await expect(key(page, listen)).toBeVisible();
  return spoken();
}

/** Every text that can be seen, as it stands in the page; `main` alone with `isReading`. */
const visibleTexts = (page: Page, selector = '[data-screen]') =>
  page.locator(selector).evaluate((screen) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder?.checkVisibility() && !holder.closest('[aria-hidden]') && node.textContent?.trim())
        texts.push(node.textContent);
    }
    return texts;
  });

const wordsIn = (texts: string[]) => texts.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];
const sorted = (words: string[]) => words.toSorted();

for (const [name, listen] of [
  ['home', 'Écouter'],
  ['arabic-event', 'استماع'],
] as const) {
  test(`[SP21] what is heard of ${name} is what stands there, the title first`, async ({ page }) => {
    const scene = scenes.find((one) => one.name === name);
    if (!scene) throw new Error(`no scene ${name}`);
    kiosk.speakFor(0.002);
    await goTo(page, kiosk, scene);
    const seen = await visibleTexts(page);
    const first = [...(await visibleTexts(page, '[data-region=band]')), ...(await visibleTexts(page, 'h1'))];
    await touch(page, listen);
    const heard = await hearAll(page, listen);
    expect(sorted(wordsIn(heard))).toEqual(sorted(wordsIn(seen)));
    expect(wordsIn(heard).slice(0, wordsIn(first).length)).toEqual(wordsIn(first));
  });
}

test('[SP19] « Écouter » stands first where the language has a voice, and is absent where it has none', async ({
  page,
}) => {
  await goTo(page, kiosk, { name: 'test', press: [] });
  const row = page.locator('[data-region=comfort]').getByRole('button');
  await expect(row).toHaveCount(5);
  await expect(row.first()).toHaveText('Écouter');
  kiosk.announce({ status: { voices: ['en'] } });
  await expect(row).toHaveCount(4);
  await expect(row.first()).toHaveText('Texte plus grand');
  await touch(page, 'Langue');
  await touch(page, 'English');
  await expect(row.first()).toHaveText('Listen');
});

test('[SP26] the sentence that is being said is lit where it stands, and nothing moves', async ({ page }) => {
  kiosk.speakFor(30);
  await goTo(page, kiosk, { name: 'test', press: ['Les annonces', 'Coupure d’eau'] });
  const boxes = () =>
    page
      .locator('[data-screen] :is(h1, p, dl, [data-region=choices] button)')
      .evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  const before = await boxes();
  await touch(page, 'Écouter');
  await expect.poll(() => litWords(page)).toBe(spoken()[0]);
  await touch(page, 'Arrêter');
  expect(await litWords(page)).toBeUndefined();
  expect(await boxes()).toEqual(before);
});

test('[SP41] the sentence that is lit stands out from paper, urgent message and filled keys in all colours', async ({
  page,
}) => {
  await goTo(page, kiosk, {
    name: 'test',
    press: ['Les sorties', 'La galette', 'Je participe', '2', 'Je ne', 'Non'],
  });
  const grounds = await page.evaluate(() =>
    ['day', 'night', 'black-on-white', 'yellow-on-black'].flatMap((theme) => {
      document.documentElement.dataset['theme'] = theme;
      const words = document.querySelectorAll("h1, [data-region='band'] p span, [data-region] button span");
      return [...words].map((element) => {
        const lit = getComputedStyle(element, '::highlight(spoken)');
        const grounded = [...ancestorsOf(element)].find((one) => groundOf(one) !== 'rgba(0, 0, 0, 0)');
        return { lit: lit.backgroundColor, words: lit.color, ground: grounded ? groundOf(grounded) : '' };
      });
      function groundOf(one: Element): string {
        return getComputedStyle(one).backgroundColor;
      }
      function* ancestorsOf(one: Element): Generator<Element> {
        for (let at: Element | null = one; at; at = at.parentElement) yield at;
      }
    }),
  );
  expect(new Set(grounds.map(({ ground }) => ground)).size).toBeGreaterThan(8);
  for (const { lit, words, ground } of grounds) expect([ground, words]).not.toContain(lit);
});

test('[SP28] any press is silence at once, and the next screen is read; after « Arrêter » none is', async ({
  page,
}) => {
  kiosk.speakFor(30);
  await goTo(page, kiosk, { name: 'test', press: ['Écouter'] });
  await expect(key(page, 'Arrêter')).toBeVisible();
  await touch(page, 'Les annonces');
  await expect.poll(() => litWords(page)).toBe('Les annonces');
  const before = spoken().length;
  await touch(page, 'Arrêter');
  await expect(key(page, 'Écouter')).toBeVisible();
  await touch(page, 'Accueil');
  await page.clock.runFor(1_000);
  expect(spoken().slice(before)).toEqual([]);
});

const asking = ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'On vient', 'Bâtiment B'];
const checking = [...asking, 'Étage 2', 'B22'];

test('[SP30] door and name are heard by nobody before « Oui, tout lire »', async ({ page }) => {
  kiosk.speakFor(0.002);
  const name = ['J.écris', ...'zqx'.split('').map((letter) => `${letter}$`), 'Continuer'];
  await goTo(page, kiosk, { name: 'test', press: [...checking, ...name, 'Écouter'] });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/On peut vous entendre/);
  await touch(page, 'Oui, tout lire');
  await hearAll(page);
  const about = spoken().filter((_, index) => kiosk.spoken[index]?.isPrivate);
  const rest = spoken().filter((_, index) => !kiosk.spoken[index]?.isPrivate);
  expect(about).toEqual(['Votre prénom : Zqx.', 'Votre porte : B22.']);
  expect(rest.join(' ')).not.toMatch(/Zqx|B22/);
  expect(rest.slice(0, 2)).toEqual(['L’ascenseur du bâtiment B est en panne', 'Urgent · Jusqu’à 18 heures']);
});

test('[SP31] « Non, lire le reste » reads the rest, and is not asked again on the next screen', async ({
  page,
}) => {
  kiosk.speakFor(0.002);
  await goTo(page, kiosk, { name: 'test', press: [...checking, 'Écouter', 'Non, lire'] });
  await hearAll(page);
  await touch(page, 'Envoyer');
  await hearAll(page);
  await expect(page.getByText('48 27')).toBeVisible();
  expect(spoken()).toContain('Gardez ce numéro.');
  expect(spoken().join(' ')).not.toMatch(/B22|48/);
});

test('[SP38] loudness, speech and consent are gone with the person', async ({ page }) => {
  kiosk.speakFor(30);
  await goTo(page, kiosk, { name: 'test', press: [...checking, 'Écouter', 'Oui, tout', 'Plus fort'] });
  await expect(key(page, 'Plus fort')).toHaveAccessibleName('Plus fort. Son : 4 sur 5');
  await touch(page, 'Plus fort');
  await touch(page, 'Plus fort');
  await expect(key(page, 'Moins fort')).toHaveAccessibleName('Moins fort. Son : 5 sur 5');
  await touch(page, 'J.ai fini');
  await touch(page, 'Effacer');
  const before = spoken().length;
  await touch(page, 'Touchez');
  await page.clock.runFor(1_000);
  expect(spoken().slice(before)).toEqual([]);
  for (const label of [...checking, 'Écouter']) await touch(page, label);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/On peut vous entendre/);
  await touch(page, 'Non, lire');
  await expect(key(page, 'Plus fort')).toHaveAccessibleName('Plus fort. Son : 3 sur 5');
});

test('[SP36] time stands still while something is read, and is longer where speech is on', async ({
  page,
}) => {
  kiosk.speakFor(30);
  await goTo(page, kiosk, { name: 'test', press: ['Écouter'] });
  await page.clock.runFor(190_000);
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  kiosk.speakFor(0.002);
  await touch(page, 'Répéter');
  await touch(page, 'Arrêter');
  await touch(page, 'Écouter');
  await hearAll(page);
  await page.clock.runFor(170_000);
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

test('[SP37] the warning before the screen erases rings, and is read to who listens', async ({ page }) => {
  await spyOnBell(page);
  kiosk.speakFor(0.002);
  await goTo(page, kiosk, { name: 'test', press: ['Écouter'] });
  await hearAll(page);
  expect(await strokes(page)).toBe(0);
  await untilAsked(page);
  await expect.poll(() => strokes(page)).toBe(2);
  await expect.poll(spoken).toContain('Vous êtes toujours là ?');
});

test('[SP34] the loop makes no sound by itself, and holds the message that is read', async ({ page }) => {
  await spyOnBell(page);
  kiosk.speakFor(30);
  await goTo(page, kiosk, { name: 'attract' });
  const title = page.getByRole('heading', { level: 1 });
  const first = await title.textContent();
  await page.clock.runFor(14_000);
  await expect(title).not.toHaveText(first ?? '');
  expect([spoken(), await strokes(page)]).toEqual([[], 0]);
  const second = await title.textContent();
  await touch(page, 'Écouter');
  await expect(key(page, 'Arrêter')).toBeVisible();
  await page.clock.runFor(25_000);
  await expect(title).toHaveText(second ?? '');
  await touch(page, 'Touchez');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
});

const litWords = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('spoken') ?? [];
    return range instanceof Range ? range.cloneContents().textContent : undefined;
  });

/** Counts the tones that the page makes itself. */
const spyOnBell = (page: Page) =>
  page.addInitScript(() => {
    globalThis.OscillatorNode = class extends OscillatorNode {
      override start(when?: number): void {
        const { dataset } = document.documentElement;
        dataset['strokes'] = `${Number(dataset['strokes'] ?? 0) + 1}`;
        super.start(when);
      }
    };
  });
const strokes = (page: Page) => page.evaluate(() => Number(document.documentElement.dataset['strokes'] ?? 0));
