import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import { demoFeed } from '../../renderer/support/demo-feed.ts';
import { goTo, sceneTime, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';

const folder = resolve(import.meta.dirname, '../../../dist/renderer');
const canary = 'zqx';
const phone = '0647114711';
const letters = canary.split('').map((letter) => `${letter}$`);
const digits = phone.split('');
const volunteering = ['Je peux', 'Proposer', 'Tenir', 'Tous les', 'Matin'];

/** Every field that a person can fill, and the way to it. */
const fields: Record<string, string[]> = {
  'the first name of a request': [
    'Demander',
    'Une nouvelle',
    'Faire mes',
    'Demain',
    'Matin',
    'Je repasse',
    'J.écris',
    ...letters,
  ],
  'the telephone of a request': [
    'Demander',
    'Une nouvelle',
    'Faire mes',
    'Demain',
    'Matin',
    'On m’appelle',
    ...digits,
  ],
  'the first name of who comes': [
    'Les sorties',
    'Suite',
    'La galette',
    'Je participe',
    '2',
    'J.écris',
    ...letters,
  ],
  'the telephone of who comes': [
    'Les sorties',
    'Suite',
    'La galette',
    'Je participe',
    '2',
    'Je ne dis',
    'Un appel',
    ...digits,
  ],
  'the first name of who proposes': [
    'Les sorties',
    'Proposer',
    'Un café',
    'Demain',
    'Après-midi',
    '14 heures$',
    'Dehors',
    'J.écris',
    ...letters,
  ],
  'the first name of who helps': ['Je peux', 'Une personne', 'Je peux', 'Demain matin', ...letters],
  'the first name of who would help anybody': [...volunteering, ...letters],
  'a number': ['Demander', 'J’ai déjà', ...'4711'.split('')],
};

for (const [name, press] of Object.entries(fields))
  test(`[AX21] ${name} is nowhere in the browser once its person has gone`, async ({ page }) => {
    const kiosk = await startSceneKiosk(folder);
    await goTo(page, kiosk, { name: 'test', press });
    expect(await placesOf(page, typed)).toContain('page'); // what is looked for could be found
    await page.clock.runFor(181_000);
    await page.clock.runFor(31_000);
    await page.locator('[data-screen=attract]').waitFor();
    expect(await placesOf(page, typed)).toEqual([]);
    await kiosk.close();
  });

const typed = [canary, phone, '06 47', '4711'];

/** Where in the browser one of the texts stands, boxes of single signs read together. */
function placesOf(page: Page, texts: string[]): Promise<string[]> {
  return page.evaluate(async (sought) => {
    const databases = await indexedDB.databases();
    const stored = await Promise.all(
      (await caches.keys()).map(async (key) => (await caches.open(key)).keys()),
    );
    const places: Record<string, string> = {
      page: document.documentElement.outerHTML + document.body.innerText.replaceAll(/\s/g, ''),
      address: location.href + JSON.stringify(history.state),
      'local storage': JSON.stringify(localStorage),
      'session storage': JSON.stringify(sessionStorage),
      databases: JSON.stringify(databases),
      caches: JSON.stringify(stored.flat().map(({ url }) => url)),
      name: window.name,
      cookies: document.cookie,
    };
    return Object.entries(places)
      .filter(([, content]) => sought.some((text) => content.toLowerCase().includes(text)))
      .map(([place]) => place);
  }, texts);
}

test('[AX22] no name, door or telephone of a person stands in a list or in the loop', async ({ page }) => {
  const kiosk = await startSceneKiosk(folder);
  kiosk.announce({ feed: demoFeed(sceneTime).flatMap(withCanaries) });
  await goTo(page, kiosk, { name: 'attract' });
  const seen: string[] = [];
  const look = async () => seen.push(await page.locator('body').innerText());
  for (let turn = 0; turn < 12; turn += 1) {
    await look();
    await page.clock.runFor(13_000);
  }
  await touch(page, 'Touchez');
  for (const list of ['Les annonces', 'Les sorties', 'Je peux', 'Signaler', 'Adresses', 'Demander']) {
    await touch(page, list);
    await look();
    await touch(page, 'Accueil');
  }
  await kiosk.close();
  expect(seen.join('\n')).toContain('cherche de l’aide');
  expect(seen.filter((text) => /zqx|4711/i.test(text))).toEqual([]);
});

/** The requests of the feed with a canary in every text that says who offers. */
function withCanaries(entry: FeedEntry): FeedEntry[] {
  if (entry.kind !== 'request') return [];
  const text = JSON.stringify(entry.value).replaceAll(/"firstName":"[^"]*"/g, '"firstName":"Zqx"');
  return [{ ...entry, rev: entry.rev + 100, value: JSON.parse(text) as typeof entry.value }];
}
