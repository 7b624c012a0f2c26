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
});
test.afterEach(() => kiosk.close());

const offering = ['Je peux', 'Une personne', 'Je peux', 'Demain matin'];
const toName = (page: Page, ...press: string[]) =>
  goTo(page, kiosk, { name: 'test', press: [...offering, ...press] });
const typed = (page: Page) => page.getByRole('paragraph').and(page.getByLabel('Votre prénom'));
const keys = (text: string) => text.split('').map((sign) => `${sign}$`);
type Act = { key: string; kind: string; payload: object };
const acts = () => kiosk.calls.flatMap((call) => (call.verb === 'act' ? [call.arguments as Act] : []));
const sent = () => acts().filter(({ kind }) => kind !== 'help.seen');

/** Everything that a page can keep: what it shows, and every place where it may store. */
const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const stores = [...Object.entries(localStorage), ...Object.entries(sessionStorage)];
    const kept = await Promise.all([indexedDB.databases(), caches.keys()]);
    const page = document.documentElement.outerHTML.replaceAll(/assets\/[\w.-]+/g, ''); // their names are hashes
    const here = [page, location.href, history.state, document.cookie];
    return JSON.stringify([...here, ...stores, ...kept]);
  });

test('[TY5] a key held for 1.5 s writes one letter, and two taps at once on it are one', async ({ page }) => {
  await toName(page);
  await page.clock.runFor(700);
  const box = await page.getByRole('button', { name: 'F', exact: true }).boundingBox();
  if (!box) throw new Error('no key « F »');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.clock.runFor(1_500);
  await page.mouse.up();
  await expect(typed(page)).toHaveText('F');
  await page.clock.runFor(700);
  await page.mouse.dblclick(box.x + 20, box.y + 20);
  await expect(typed(page)).toHaveText('Ff');
});

test('[TY6] « Effacer » takes one letter, « Cacher » shows points and keeps the letters', async ({
  page,
}) => {
  await toName(page, ...keys('zoé'), 'Effacer');
  await expect(typed(page)).toHaveText('Zo');
  await touch(page, 'Cacher');
  await expect(typed(page)).toHaveText('••');
  expect(await page.locator('html').innerHTML()).not.toContain('Zo<');
  await touch(page, 'ë$');
  await touch(page, 'Montrer');
  await expect(typed(page)).toHaveText('Zoë');
});

test('[TY4] « ABC » lays the letters another way until the person leaves', async ({ page }) => {
  await toName(page, 'ABC');
  const first = page.getByRole('button', { name: /^[A-Z]$/ }).first();
  await touch(page, 'B$');
  await touch(page, 'Retour');
  await touch(page, 'Demain matin');
  await expect(typed(page)).toHaveText('B');
  await expect(page.getByRole('button', { name: 'AZERTY' })).toBeVisible();
  await touch(page, 'J.ai fini');
  await touch(page, 'Effacer');
  for (const label of ['Touchez', ...offering]) await touch(page, label);
  await expect(typed(page)).toHaveText('');
  await expect(first).toHaveText('A');
  await expect(page.getByRole('button', { name: 'ABC' })).toBeVisible();
});

test('[TY7] a keyboard that is plugged in writes too', async ({ page }) => {
  await toName(page);
  await page.keyboard.type('Anne 4Lise&');
  await expect(typed(page)).toHaveText('Anne Lise');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/À quel étage/);
});

test('[TY8] what was typed is nowhere in the page after « J’ai fini »', async ({ page }) => {
  await toName(page, ...keys('zqx-'), 'Continuer', 'Étage 3', 'Oui, je', ...'0447110000'.split(''));
  await expect(page.getByLabel('Votre numéro de téléphone')).toContainText('0447110000');
  await touch(page, 'Continuer');
  await expect(page.getByText('Zqx-, Étage 3')).toBeVisible();
  await touch(page, 'J.ai fini');
  await touch(page, 'Effacer');
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
  expect(await everythingKept(page)).not.toMatch(/zqx|4711|44 ?71/i);
  for (const label of ['Touchez', ...offering]) await touch(page, label);
  await expect(typed(page)).toHaveText('');
});

test('[TY8] nor after the screen has waited alone', async ({ page }) => {
  await toName(page, ...keys('zqx-'));
  await page.clock.runFor(182_000);
  expect(await everythingKept(page)).not.toMatch(/zqx/i);
  await page.clock.runFor(31_000);
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
  expect(await everythingKept(page)).not.toMatch(/zqx/i);
});

test('[TY9] a first name goes with « Je participe », and only when it was written', async ({ page }) => {
  await goTo(page, kiosk, {
    name: 'test',
    press: ['Les sorties', 'La galette', 'Je participe', '2', 'J.écris', ...keys('zoé'), 'Continuer', 'Non'],
  });
  await expect(page.getByText('Zoé')).toBeVisible();
  for (let step = 0; step < 3; step++) await touch(page, 'Retour');
  await touch(page, 'Je ne dis pas');
  await touch(page, 'Non');
  await expect(page.getByText('Zoé')).toHaveCount(0);
  for (let step = 0; step < 2; step++) await touch(page, 'Retour');
  await touch(page, 'J.écris');
  await touch(page, 'Continuer');
  await touch(page, 'Non');
  await touch(page, 'Envoyer');
  await expect.poll(sent).toMatchObject([{ kind: 'event.join', payload: { people: 2, firstName: 'Zoé' } }]);
});

test('[TY10] a request for help may carry a first name, shown among what only the helper sees', async ({
  page,
}) => {
  const ask = ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'Je repasse'];
  await goTo(page, kiosk, { name: 'test', press: [...ask, 'J.écris', ...keys('denise'), 'Continuer'] });
  await expect(page.getByText(/Votre prénom\s: Denise\./)).toBeVisible();
  await touch(page, 'Changer mon prénom');
  await expect(typed(page)).toHaveText('Denise');
  await touch(page, 'Continuer');
  await touch(page, 'Envoyer');
  await expect.poll(sent).toMatchObject([{ kind: 'help.ask', payload: { firstName: 'Denise' } }]);
});

test('[UI203] what was typed is not asked for again: after « Changer » it stands where it was', async ({
  page,
}) => {
  const choices = ['Faire mes', 'Demain', 'Matin', 'On m’appelle'];
  await goTo(page, kiosk, {
    name: 'test',
    press: ['Demander', 'Une nouvelle', ...choices, ...'0612345678'.split(''), 'Continuer'],
  });
  await touch(page, 'J.écris');
  for (const key of [...keys('denise'), 'Continuer', 'Changer', ...choices]) await touch(page, key);
  await touch(page, 'Continuer'); // the ten digits are there
  await expect(page.getByText(/06\s12\s34\s56\s78/)).toBeVisible();
  await expect(page.getByText(/Votre prénom\s: Denise\./)).toBeVisible();
});

test('[HP4] what a helper says is checked in two lists and goes out whole', async ({ page }) => {
  await toName(page, ...keys('fatou'), 'Continuer', 'Étage 3', 'Oui, je', ...'0612345678'.split(''));
  await touch(page, 'Continuer');
  await expect(page.getByText('Fatou, Étage 3. Demain matin.')).toBeVisible();
  await expect(page.getByText(/06\s12\s34\s56\s78/)).toBeVisible();
  await touch(page, 'Envoyer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Merci/);
  expect(sent()).toMatchObject([
    {
      kind: 'help.offer',
      payload: {
        requestId: 'request-4827',
        firstName: 'Fatou',
        floor: 'Étage 3',
        phone: '0612345678',
        comes: { date: '2026-11-25', part: 'morning' },
      },
    },
  ]);
});

test('[HP5] an offer that comes too late says why, and offers the caretaker', async ({ page }) => {
  await toName(page, ...keys('fatou'), 'Continuer', 'Étage 3', 'Non, sans', 'Envoyer');
  const late = {
    key: sent()[0]?.key ?? '',
    kind: 'help.offer',
    because: 'request.closed',
    number: null,
    requestId: 'request-4827',
  } as const;
  kiosk.announce({ outcomes: [late] });
  await expect(page.getByText('Cette demande est déjà fermée.')).toBeVisible();
  await touch(page, 'Parler au gardien');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Bruno Lavigne/);
});

test('[HP5] a request that is taken while its card is read says so', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: ['Je peux', 'Une personne'] });
  kiosk.announce({ gone: ['request-4827'] });
  await expect(page.getByText(/Cette demande n.existe plus/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Parler au gardien' })).toBeVisible();
});

test('[HP6] whoever opens a request counts once, and who came back to it with its number does not', async ({
  page,
}) => {
  const seen = () => acts().filter(({ kind }) => kind === 'help.seen');
  const open = ['Je peux', 'Une personne'];
  await goTo(page, kiosk, { name: 'test', press: [...open, 'Accueil', ...open] });
  await expect.poll(seen).toMatchObject([{ payload: { requestId: 'request-4827' } }]);
  const follow = ['Accueil', 'Demander', 'J.ai déjà', '4', '8', '2', '7', 'Voir ma', 'Accueil'];
  for (const name of ['J.ai fini', 'Touchez', ...follow.slice(1), ...open, 'Accueil'])
    await touch(page, name);
  expect(seen()).toHaveLength(1);
});

test('[HP10] « annuler » asks for the floor, tells a wrong one in words, and does not ask who has just asked', async ({
  page,
}) => {
  const asked = () => kiosk.calls.filter(({ verb }) => verb === 'request.prove-floor').length;
  const follow = ['Demander', 'J.ai déjà', '4', '8', '2', '7', 'Voir ma', 'Annuler'];
  await goTo(page, kiosk, { name: 'test', press: follow });
  await touch(page, 'Étage 1');
  await expect(page.getByText(/Ce n.est pas le bon étage/)).toBeVisible();
  await touch(page, 'Étage 3');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Annuler votre demande/);
  const ask = [
    'Accueil',
    'Demander',
    'Une nouvelle',
    'Faire mes',
    'Demain',
    'Matin',
    'Je repasse',
    'Envoyer',
  ];
  for (const name of [...ask, 'Annuler', 'Oui, annuler']) await touch(page, name);
  await expect(page.getByText(/Vous pouvez changer d.avis/)).toBeVisible();
  expect([asked(), sent().at(-1)?.kind]).toEqual([2, 'help.cancel']);
});
