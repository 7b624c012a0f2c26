import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import readCode from 'jsqr';
import sharp from 'sharp';
import { build } from 'vite';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import { demoFeed } from '../../renderer/support/demo-feed.ts';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, sceneTime, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';

const root = resolve(import.meta.dirname, '../../..');
const feed = demoFeed(sceneTime);
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

const open = (page: Page, ...press: string[]) => goTo(page, kiosk, { name: 'test', press });
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

function notice(id: string, change: object): FeedEntry {
  const entry = feed.find((item) => item.kind === 'notice' && item.id === id);
  if (entry?.kind !== 'notice') throw new Error(`the demo feed has no notice ${id}`);
  return { ...entry, rev: entry.rev + 100, value: { ...entry.value, ...change } };
}

test('[UI131] a notice changes in place while it is read, and says calmly when it is withdrawn', async ({
  page,
}) => {
  await open(page, 'Les annonces', 'Coupure d’eau');
  kiosk.announce({ feed: [notice('water', { title: 'Coupure d’eau reportée' })] });
  await expect(titled(page, 'Coupure d’eau reportée')).toBeVisible();
  kiosk.announce({ gone: ['water'] });
  await expect(titled(page, 'Cette annonce n’est plus affichée.')).toBeVisible();
  await touch(page, 'Retour');
  await expect(titled(page, 'Les annonces')).toBeVisible();
});

test('[UI176] « Lire le texte complet » leads to the administrative wording, and « Retour » back', async ({
  page,
}) => {
  await open(page, 'Les annonces', 'Affichage obligatoire.*Voir', 'Décisions');
  await expect(page.getByText('Première résolution')).toBeHidden();
  await touch(page, 'Lire le texte complet');
  await expect(page.getByText('Première résolution')).toBeVisible();
  await touch(page, 'Retour');
  await expect(page.getByText('ont voté le ravalement')).toBeVisible();
});

test('[UI188] « J’ai compris » stands under every page of a notice that asks for it, and under no other', async ({
  page,
}) => {
  kiosk.announce({ feed: [notice('long', { asksUnderstood: true })] });
  await open(page, 'Les annonces', 'Travaux de');
  const understand = page.getByRole('button', { name: 'J’ai compris' });
  const pages = Number(/sur (\d+)/.exec(await page.getByText(/Page 1 sur/).innerText())?.[1]);
  expect(pages).toBeGreaterThan(2);
  for (let turned = 1; turned < pages; turned += 1) {
    await expect(understand).toBeVisible();
    await touch(page, 'Suite');
  }
  await expect(understand).toBeVisible();
  for (const label of ['Accueil', 'Les annonces', 'Un chat gris']) await touch(page, label);
  await expect(understand).toHaveCount(0);
});

const understandings = () =>
  kiosk.calls.filter(({ verb }) => verb === 'act').map(({ arguments: sent }) => sent as { key: string });

test('[UI189] two taps on « J’ai compris » are one action, which names the notice and nobody', async ({
  page,
}) => {
  kiosk.announce({ feed: [notice('water', { asksUnderstood: true })] });
  await open(page, 'Les annonces', 'Coupure d’eau', 'Suite');
  await page.clock.runFor(700);
  const box = await page.getByRole('button', { name: 'J’ai compris' }).boundingBox();
  if (!box) throw new Error('no « J’ai compris »');
  await page.mouse.dblclick(box.x + 100, box.y + 100);
  await expect(page.getByText('C’est noté. Merci !')).toBeVisible();
  expect(understandings()).toEqual([
    { key: expect.any(String), kind: 'notice.understood', payload: { noticeId: 'water' } },
  ]);
});

test('[UI190] « C’est noté. Merci ! » stands in its place until the person leaves; the next one is asked again', async ({
  page,
}) => {
  kiosk.announce({ feed: [notice('water', { asksUnderstood: true })] });
  await open(page, 'Les annonces', 'Coupure d’eau', 'J’ai compris');
  const understand = page.getByRole('button', { name: 'J’ai compris' });
  const thanks = page.getByText('C’est noté. Merci !');
  for (const way of [
    ['Retour', 'Coupure d’eau'],
    ['Accueil', 'Les annonces', 'Coupure d’eau'],
    ['Texte plus'],
  ]) {
    for (const label of way) await touch(page, label);
    await expect(thanks).toBeVisible();
    await expect(understand).toHaveCount(0);
  }
  for (const label of ['J’ai fini', 'Touchez', 'Les annonces', 'Coupure d’eau', 'J’ai compris'])
    await touch(page, label);
  await expect(thanks).toBeVisible();
  expect(new Set(understandings().map(({ key }) => key)).size).toBe(2);
});

test('[UI191] a « J’ai compris » that is not kept or not counted says why, and is asked again where it can be', async ({
  page,
}) => {
  kiosk.announce({ feed: [notice('water', { asksUnderstood: true })] });
  kiosk.answerAct(() => ({ kind: 'refused', because: 'store.full' }));
  await open(page, 'Les annonces', 'Coupure d’eau', 'J’ai compris');
  await expect(page.getByText('L’écran ne peut plus rien garder.')).toBeVisible();
  kiosk.answerAct(() => ({ kind: 'kept', number: null }));
  for (const label of ['Retour', 'Coupure d’eau', 'J’ai compris']) await touch(page, label);
  await expect(page.getByText('C’est noté. Merci !')).toBeVisible();
  const outcome = {
    kind: 'notice.understood',
    because: 'notice.over',
    number: null,
    requestId: null,
  } as const;
  kiosk.announce({ gone: ['water'], outcomes: [{ ...outcome, key: understandings().at(-1)?.key ?? '' }] });
  await expect(titled(page, 'Ce n’est pas possible.')).toBeVisible();
  await expect(page.getByText('Cette annonce n’est plus affichée.')).toBeVisible();
});

test('[UI132] the question stays 30 s, and a touch keeps everything that was answered', async ({ page }) => {
  await open(page, 'Demander', 'Une nouvelle', 'Faire mes', 'Demain');
  await page.clock.runFor(170_000);
  await expect(titled(page, 'À quel moment ?')).toBeVisible();
  await page.clock.runFor(12_000);
  await expect(titled(page, 'Vous êtes toujours là ?')).toBeVisible();
  await page.clock.runFor(20_000);
  await touch(page, 'Oui, je continue');
  await expect(titled(page, 'À quel moment ?')).toBeVisible();
  await touch(page, 'Matin');
  await expect(titled(page, 'Comment vous répondre ?')).toBeVisible();
});

for (const [form, ...press] of [
  ['help asked', 'Demander', 'Une nouvelle'],
  ['help given to somebody', 'Je peux', 'Une personne', 'Je peux'],
  ['help given to whoever asks', 'Je peux', 'Proposer'],
  ['an answer to an event', 'Les sorties', 'La galette', 'Je participe'],
  ['an event proposed', 'Les sorties', 'Proposer'],
  ['a fault', 'Signaler'],
] as const)
  test(`[UI202] leaving erases everything: said at the first question of ${form}`, async ({ page }) => {
    await open(page, ...press);
    await expect(page.getByText('Si vous partez, l’écran efface tout.')).toBeVisible();
  });

test('[UI139] « Retour » finds the page of the list that was left, and one screen only is in the page', async ({
  page,
}) => {
  await open(page, 'Les annonces', 'Suite', 'Travaux de', 'Retour');
  await expect(page.getByText('Page 2 sur')).toBeVisible();
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', 'notices');
  await expect(page.locator('h1')).toHaveText('Les annonces');
});

test('[UI180] a list of a thousand is there at once, and nothing moves while its pages are counted', async ({
  page,
}) => {
  await open(page);
  // The page has no idle moment until the test gives it one.
  await page.evaluate(() => {
    const waiting: IdleRequestCallback[] = [];
    Object.assign(globalThis, {
      requestIdleCallback: (call: IdleRequestCallback) => waiting.push(call),
      letIdle: () => waiting.pop()?.({ didTimeout: false, timeRemaining: () => 9 }),
    });
  });
  const many = Array.from({ length: 1_000 }, (_, index) =>
    notice('water', { title: `Coupure d’eau numéro ${index}` }),
  ).map((entry, index) => ({ ...entry, id: `many-${index}` }) as FeedEntry);
  kiosk.announce({ feed: many });
  await touch(page, 'Les annonces');
  await expect(page.getByText('Page 1', { exact: true })).toBeVisible();
  const rows = () =>
    page
      .getByRole('button')
      .filter({ visible: true })
      .evaluateAll((all) =>
        all.map((row) => `${row.textContent} ${JSON.stringify(row.getBoundingClientRect())}`),
      );
  const before = await rows();
  for (let turn = 0; turn < 120; turn += 1) {
    await page.evaluate(() => (globalThis as unknown as { letIdle: () => void }).letIdle());
    await page.clock.runFor(20);
  }
  await expect(page.getByText(/^Page 1 sur \d{3}$/)).toBeVisible();
  expect(await rows()).toEqual(before);
  await touch(page, 'Suite');
  await expect(page.getByText(/^Page 2 sur \d{3}$/)).toBeVisible();
});

test('[UI180] a page turned before all is counted is the next page', async ({ page }) => {
  await open(page);
  await page.evaluate(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }));
  const many = Array.from({ length: 300 }, (_, index) => ({
    ...notice('water', { title: `Coupure d’eau numéro ${index}` }),
    id: `many-${index}`,
  })) as FeedEntry[];
  kiosk.announce({ feed: many });
  await touch(page, 'Les annonces');
  await expect(page.getByText('Page 1', { exact: true })).toBeVisible();
  await touch(page, 'Suite');
  await expect(page.getByText(/^Page 2 sur \d{2,3}$/)).toBeVisible();
});

test('[UI181] a touch that presses nothing draws nothing anew', async ({ page }) => {
  await open(page, 'Les annonces');
  await page.clock.runFor(3_000);
  await page.evaluate(() => {
    const changes: string[] = [];
    new MutationObserver((all) => changes.push(...all.map(({ target }) => target.nodeName))).observe(
      document.body,
      { subtree: true, childList: true },
    );
    Object.assign(globalThis, { vestibuleChanges: changes });
  });
  await page.locator('h1').click();
  const changed = await page.evaluate(
    () => (globalThis as unknown as { vestibuleChanges: string[] }).vestibuleChanges,
  );
  expect(changed).toEqual([]);
});

test('[UI133] a session that ends by itself leaves nothing of what was answered', async ({ page }) => {
  await open(
    page,
    'Texte plus grand',
    'Demander',
    'Une nouvelle',
    'Faire mes',
    'Demain',
    'Matin',
    'On m’appelle',
  );
  for (const digit of '0611223344') await touch(page, digit);
  await page.clock.runFor(182_000);
  await page.clock.runFor(31_000);
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
  expect(await page.locator('html').innerHTML()).not.toContain('0611');
  await touch(page, 'Touchez');
  for (const label of ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'On m’appelle'])
    await touch(page, label);
  expect(
    await page
      .getByRole('paragraph')
      .filter({ hasText: /[0-9]{2}/ })
      .allInnerTexts(),
  ).not.toContain('06');
  expect(
    await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--text-scale')),
  ).toBe('1');
});

test('[UI134] two taps on « Envoyer » are one action with one key', async ({ page }) => {
  await open(page, 'Les sorties', 'La galette', 'Je participe', '2', 'Je ne dis', 'Non');
  await page.clock.runFor(700);
  const send = page.getByRole('button', { name: 'Envoyer' });
  const box = await send.boundingBox();
  if (!box) throw new Error('no « Envoyer »');
  await page.mouse.dblclick(box.x + 100, box.y + 100);
  await expect(titled(page, 'C’est noté !')).toBeVisible();
  const sent = kiosk.calls.filter(({ verb }) => verb === 'act').map((call) => call.arguments);
  expect(sent).toEqual([
    {
      key: expect.any(String),
      kind: 'event.join',
      payload: { eventId: 'galette', people: 2, firstName: null, reminder: null, waits: false },
    },
  ]);
});

test('[UI135] a refusal says why, and offers the caretaker', async ({ page }) => {
  await open(page, 'Les sorties', 'La galette', 'Je participe', '2', 'Je ne dis', 'Non', 'Envoyer');
  const [key] = kiosk.calls.flatMap((call) =>
    call.verb === 'act' ? [(call.arguments as { key: string }).key] : [],
  );
  kiosk.announce({
    outcomes: [{ key: key ?? '', kind: 'event.join', because: 'event.full', number: null, requestId: null }],
  });
  await expect(titled(page, 'Ce n’est pas possible.')).toBeVisible();
  await expect(page.getByText('Il n’y a plus de place.')).toBeVisible();
  await touch(page, 'Parler au gardien');
  await expect(titled(page, 'Gardien : Bruno Lavigne')).toBeVisible();
});

test('[UI170] whoever was overtaken is told so, waits, and gives the place back later by the number', async ({
  page,
}) => {
  kiosk.answerAct(() => ({ kind: 'kept', number: '5727' }));
  await open(page, 'Les sorties', 'La galette', 'Je participe', '2', 'Je ne dis', 'Un appel');
  for (const digit of '0612345678') await touch(page, digit);
  await touch(page, 'Continuer');
  await touch(page, 'Envoyer');
  const acts = () =>
    kiosk.calls.flatMap(({ verb, arguments: sent }) =>
      verb === 'act' ? [sent as { key: string; kind: string; payload: object }] : [],
    );
  const joinKey = acts()[0]?.key ?? '';
  const value = { id: joinKey, number: '5727', eventId: 'galette', people: 2, createdAt: sceneTime };
  const stands = (status: 'full' | 'waiting', place: number | null) =>
    kiosk.announce({
      feed: [{ id: joinKey, rev: 1, kind: 'answer', value: { ...value, status, place, gotSeat: false } }],
    });
  stands('full', null);
  await expect(titled(page, 'Il n’y a plus de place.')).toBeVisible();
  await touch(page, 'J’attends');
  stands('waiting', 1);
  await expect(page.getByText('La prochaine place est pour vous.')).toBeVisible();
  await touch(page, 'J’ai noté');
  for (const label of [
    'Demander',
    'J’ai déjà',
    '5',
    '7',
    '2',
    '7',
    'Voir ma',
    'Je n’attends plus',
    'Je ne viens',
  ])
    await touch(page, label);
  await expect(titled(page, 'Vous ne venez pas.')).toBeVisible();
  expect(acts().map(({ kind, payload }) => ({ kind, payload }))).toMatchObject([
    { kind: 'event.join', payload: { reminder: { way: 'call', phone: '0612345678' }, waits: false } },
    { kind: 'event.wait', payload: { eventId: 'galette', joinKey } },
    { kind: 'event.leave', payload: { eventId: 'galette', joinKey } },
  ]);
});

test('[HP15] thanks may wait: « Pas maintenant » thanks nobody and leads to the start', async ({ page }) => {
  await open(page, 'Demander', 'J’ai déjà');
  for (const digit of '7241') await touch(page, digit);
  await touch(page, 'Voir ma');
  await expect(page.getByText('Voulez-vous dire merci à Paulo')).toBeVisible();
  await touch(page, 'Pas maintenant');
  await expect(page.locator('[data-screen=home]')).toBeVisible();
  expect(kiosk.calls.filter(({ verb }) => verb === 'act')).toEqual([]);
});

test('[UI136] an urgent message comes with the next screen, not under the finger', async ({ page }) => {
  kiosk.announce({ gone: ['lift'] });
  await open(page);
  kiosk.announce({ feed: [notice('lift', { title: 'Fuite de gaz' })] });
  await page.clock.runFor(2_000);
  await expect(page.getByText('Fuite de gaz')).toHaveCount(0);
  await touch(page, 'Demander');
  await expect(page.getByText('Fuite de gaz')).toBeVisible();
});

for (const [presses, colours] of ['by day', 'black on white', 'yellow on black'].entries()) {
  test(`[UI184] a telephone reads the number of an address from the glass, and people without one read it too: ${colours}`, async ({
    page,
  }) => {
    await open(page, 'Adresses', 'Santé', 'Pharmacie');
    for (let press = 0; press < presses; press += 1) await touch(page, 'Contraste');
    await expect(page.getByText('04 65 71 21 01')).toBeVisible();
    const words = page.getByText('Pour les personnes qui ont un téléphone').filter({ visible: true });
    for (let turn = 0; turn < 4 && (await words.count()) === 0; turn += 1) await touch(page, 'Suite');
    const code = page.locator('[data-region=words] svg[viewBox]').last();
    const box = await code.boundingBox();
    const mmPerPx = await page.evaluate(
      () => 1 / Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm')),
    );
    expect((box?.width ?? 0) * mmPerPx).toBeGreaterThanOrEqual(40);
    const { data, info } = await sharp(await code.screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(readCode(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe('tel:+33465712101');
  });
}

test('[UI185] the way to an address is told by what one passes, from the hall to its door', async ({
  page,
}) => {
  await open(page, 'Adresses', 'Santé', 'Pharmacie');
  const stops: string[] = [];
  for (;;) {
    stops.push(...(await page.locator('[data-kind]').filter({ visible: true }).allInnerTexts()));
    if (stops.includes('Pharmacie du Moulin')) break;
    await touch(page, 'Suite');
  }
  expect(stops).toEqual([
    'Vous êtes ici',
    'la boulangerie',
    'le square',
    'l’arrêt du bus 12',
    'Pharmacie du Moulin',
  ]);
});

test('[UI137] the heartbeat names the screen, the item on the glass and the notice in the urgent band', async ({
  page,
}) => {
  await open(page, 'Les annonces', 'Coupure d’eau');
  await page.clock.runFor(2_100);
  await expect
    .poll(() => kiosk.heartbeats.at(-1)?.arguments)
    .toEqual({ screen: 'notice', itemId: 'water', rev: expect.any(Number), urgentId: 'lift' });
});

test('[UI138] while the bridge is away the screen goes on, and is told the news after it', async ({
  page,
}) => {
  await open(page);
  kiosk.hangUp();
  await touch(page, 'Les annonces');
  await expect(page.getByRole('button', { name: /Un chat gris/ })).toBeVisible();
  kiosk.announce({ gone: ['cat'] });
  await page.clock.runFor(1_500);
  await expect(page.getByRole('button', { name: /Un chat gris/ })).toHaveCount(0);
});
