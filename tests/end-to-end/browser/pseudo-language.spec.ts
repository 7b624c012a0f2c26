import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { languageNames } from '#renderer/i18n/language-names.ts';
import { typesetTexts } from '#renderer/i18n/typeset.ts';
import { demoFeed } from '../../renderer/support/demo-feed.ts';
import { buildListen } from '../../renderer/support/mishearings.ts';
import type { Listen } from '../../renderer/support/mishearings.ts';
import { goTo, scenes, sceneTime, startSceneKiosk } from '../../renderer/support/scenes.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let listen: Listen;

/** The page with every text of the catalogue between ⟦ and ⟧: what stands outside was not said by the catalogue. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-pseudo-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
    plugins: [{ name: 'pseudo-language', enforce: 'pre', transform: bracketed }],
  });
  listen = await buildListen();
});
test.afterAll(() => rm(folder, { recursive: true }));

function bracketed(code: string, id: string) {
  if (!id.endsWith('i18n/fr.json')) return null;
  const catalogue = JSON.parse(code) as Record<string, { text: string }>;
  const texts = Object.entries(catalogue).map(([key, entry]) => [key, { ...entry, text: `⟦${entry.text}⟧` }]);
  return { code: JSON.stringify(Object.fromEntries(texts)), map: null };
}

/** The ends of all the ways: what stands on the way to them is read too. */
const ends = new Set([
  'notices-empty',
  'notices-legal',
  'notice-facts',
  'notice-withdrawn',
  'event-moved',
  'event-cancelled',
  'join-more',
  'join-check',
  'join-leave',
  'join-sent',
  'answer-full',
  'ask-other',
  'ask-phone',
  'ask-check',
  'ask-check-name',
  'ask-sent-offline',
  'number-unknown',
  'request-accept',
  'request-matched',
  'request-done',
  'request-ended',
  'offer-check',
  'fault-known',
  'fault-sent',
  'place',
  'caretaker',
  'home-clock',
  'idle',
  'setup-slip',
  'setup-ready',
]);

for (const scene of scenes.filter(({ name }) => ends.has(name))) {
  test(`[UI130] [SP21] [SP30] every word on the way to ${scene.name} comes from the catalogue or from people, and is heard`, async ({
    page,
  }) => {
    const kiosk = await startSceneKiosk(folder);
    const foreign = new Set<string>();
    const misheard = new Set<string>();
    const isRead = !scene.name.startsWith('setup'); // an installer has no « Écouter »
    await goTo(page, kiosk, scene, async () => {
      for (const text of await visibleTexts(page)) if (/\p{L}/u.test(unsaid(text))) foreign.add(text);
      if (isRead) for (const complaint of await listen(page)) misheard.add(complaint);
    });
    await kiosk.close();
    expect([...foreign]).toEqual([]);
    expect([...misheard]).toEqual([]);
  });
}

/** Visible texts and names, block by block, so that a sentence in two elements stays one. */
function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const blocks = [...document.querySelectorAll('h1, h2, p, dt, dd, button')].filter(isShown);
    const named = [...document.querySelectorAll('[aria-label]')].filter(isShown);
    return [
      ...blocks.map((block) => block.textContent ?? ''),
      ...named.map((element) => element.getAttribute('aria-label') ?? ''),
    ];
  });
}

/** What people wrote, longest first, names of languages in themselves, and the signs of a code pad. */
const written = [
  ...stringsIn(typesetTexts(demoFeed(sceneTime))),
  ...languageNames.map(({ name }) => name),
  'Résidence Les Hirondelles',
  '3 rue du Moulin',
  'Nice',
].toSorted((one, other) => other.length - one.length);

/** First names that the ways write, letter by letter. */
const typed = ['Denise', 'Zoé', 'Fatou'];

function unsaid(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  rest = written.reduce((left, phrase) => left.replaceAll(phrase, ' '), rest);
  if (typed.some((name) => name.startsWith(rest.trim()))) return '';
  return /^\s*\p{L}\s*$/u.test(rest) || /^[\p{Lu}\d\s]{1,8}$/u.test(rest) ? '' : rest;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 2 ? [value, value.toLocaleLowerCase()] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
