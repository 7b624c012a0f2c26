import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Findings } from '#shared/domain/acceptance.ts';
import { heightAboveFloorMm } from '#renderer/ui/panel-geometry.ts';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import {
  enterAsInstaller,
  goTo,
  knock,
  scenes,
  startSceneKiosk,
  touch,
} from '../../renderer/support/scenes.ts';
import {
  aimAtCrosses,
  holdFingers,
  paintAll,
  passHandsOff,
  passSelfTest,
} from '../../renderer/support/pass-self-test.ts';
import { seededChance } from '../../support/chance.ts';

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

const open = (page: Page) => goTo(page, kiosk, { name: 'test' });
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('[IN2] some hundred random taps in a real browser never reach the PIN', async ({ page }) => {
  await open(page);
  const chance = seededChance(5);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  for (let tap = 0; tap < 200; tap++) {
    await page.mouse.click(chance.random() * width, chance.random() * height);
    if (tap % 8 === 0) await page.clock.runFor(700);
  }
  expect(kiosk.calls.some(({ verb }) => verb.startsWith('installer'))).toBe(false);
  await expect(page.locator('[data-screen=setup]')).toHaveCount(0);
});

test('[IN1][IN3] corners, then the PIN, lead to the installer’s page; touched buttons still act', async ({
  page,
}) => {
  await open(page);
  await knock(page);
  await expect(titled(page, 'Entrée de l’installateur')).toBeVisible();
  for (const digit of '11111111') await touch(page, digit);
  await touch(page, 'Entrer');
  await expect(page.getByText('Ce code est faux. Il reste 4 essais.')).toBeVisible();
  await enterAsInstaller(page);
  await expect(page.locator('[data-step=menu]')).toContainText('43 pouces');
  await touch(page, 'J’ai fini');
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
});

test('[IN9] the keys of a keyboard lead there too; a PIN pad that nobody touches goes', async ({ page }) => {
  await open(page);
  for (const key of ['Home', 'End', 'Home', 'End', 'PageUp', 'PageDown']) await page.keyboard.press(key);
  await expect(titled(page, 'Entrée de l’installateur')).toBeVisible();
  await page.clock.runFor(61_000);
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
});

test('[IN10] in cleaning mode the glass answers to nothing for a minute, then is back', async ({ page }) => {
  await open(page);
  await knock(page);
  await enterAsInstaller(page);
  await touch(page, 'Nettoyer');
  await expect(titled(page, 'Vous pouvez nettoyer la vitre.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.clock.runFor(30_000);
  await page.mouse.click(500, 900);
  await expect(titled(page, 'Vous pouvez nettoyer la vitre.')).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(titled(page, 'Réglages de l’installateur')).toBeVisible();
});

test('[IN11] an installer who was called away locks up: after five minutes the residents’ screen is back', async ({
  page,
}) => {
  await open(page);
  await knock(page);
  await enterAsInstaller(page);
  await page.clock.runFor(301_000);
  await expect(page.locator('[data-screen=attract]')).toBeVisible();
  expect(kiosk.calls.at(-1)?.verb).toBe('installer.leave');
});

const sceneNamed = (name: string) => scenes.find((scene) => scene.name === name) ?? { name };

test('[IN20] a mounting that keeps controls out of reach is changed, or somebody has signed for it', async ({
  page,
}) => {
  await goTo(page, kiosk, sceneNamed('setup-out-of-reach'));
  await expect(titled(page, 'Des boutons sont trop hauts ou trop bas.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Suite' })).toHaveCount(0);
  await touch(page, 'Changer la hauteur');
  for (const choice of ['43 pouces', '950', 'Garder']) await touch(page, choice);
  await passSelfTest({ page, touch });
  await expect(page.getByText('Le gestionnaire a accepté cette hauteur.')).toBeVisible();
  const fitted = kiosk.calls.filter(({ verb }) => verb === 'setup.fit').at(-1)?.arguments;
  expect(fitted).toMatchObject({
    fitting: { panel: { diagonalInches: 43, bottomMm: 950, isOutOfReachAccepted: true } },
  });
});

for (const name of ['setup-reach', 'setup-photo-ruler'])
  test(`[IN21] [IN43] the lines of the ruler of ${name} are on the glass where they say`, async ({
    page,
  }) => {
    await goTo(page, kiosk, sceneNamed(name));
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    const panel = { diagonalInches: 43, panelBottomMm: 850, widthPx: width, heightPx: height };
    const lines = await page
      .locator('[data-line]')
      .evaluateAll((marks) =>
        marks.map((mark) => ({ says: mark.textContent, y: mark.getBoundingClientRect().bottom })),
      );
    expect(lines.map(({ says }) => says)).toEqual(
      ['900 mm', '1000 mm', '1100 mm', '1200 mm'].map((text) => text.replace(' ', '\u00a0')),
    );
    for (const { says, y } of lines)
      expect(Math.abs(heightAboveFloorMm(panel, y) - Number.parseInt(says ?? '', 10))).toBeLessThan(1);
  });

test('[IN22] the wizard speaks the language that was chosen, residents are spoken to in French', async ({
  page,
}) => {
  await goTo(page, kiosk, { ...sceneNamed('setup-language'), press: ['English', 'Go on'] });
  for (const sign of 'ABCD234Z') await touch(page, sign);
  for (const choice of ['Go on', 'Yes', 'Yes, it is upright', '43', '850', 'Next']) await touch(page, choice);
  const labels = {
    next: 'Next',
    yes: 'Yes',
    no: 'No',
    heard: 'It is heard well',
    noMeter: 'I do not measure',
    photo: 'The photo is taken',
  };
  await passSelfTest({ page, touch, labels });
  await expect(titled(page, 'This screen is ready.')).toBeVisible();
  await touch(page, 'Start');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('[IN24] what is dead, what is felt while nobody touches and what lands beside the crosses is said and kept', async ({
  page,
}) => {
  await goTo(page, kiosk, sceneNamed('setup-not-ready'));
  await expect(titled(page, 'Cet écran n’est pas prêt.')).toBeVisible();
  await expect(page.getByText('La vitre ne sent rien entre 850 et')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Commencer' })).toHaveCount(0);
  const report = kiosk.calls.filter(({ verb }) => verb === 'installer.accept').at(-1)?.arguments;
  expect(report).toMatchObject({
    ticket: null,
    findings: {
      touch: { ghosts: 3, dead: [{ fromMm: 850 }] },
      areColoursEven: false,
      sound: { isHeard: false, isVoiceHeard: false, decibels: null, areHeadphonesHeard: false },
      keypad: ['up', 'down', 'ok'],
      isReachPhotographed: false,
    },
  });
  const { worstMm = 0 } = (report as { findings?: { touch: { worstMm: number } } }).findings?.touch ?? {};
  expect(worstMm).toBeGreaterThan(5);
  await expect(page.getByText(/Un doigt posé dérive de/)).toBeVisible();
  await touch(page, 'Refaire les essais');
  await passSelfTest({ page, touch });
  await expect(titled(page, 'Cet écran est prêt.')).toBeVisible();
});

test('[IN40] a wrong clock has a page of its own, asks the network for the time, and leads back to the code', async ({
  page,
}) => {
  await goTo(page, kiosk, sceneNamed('setup-clock'));
  await expect(titled(page, 'Réglez l’heure')).toBeVisible();
  await expect(page.getByText(/est fausse\s:\s24\snovembre\s2026/)).toBeVisible();
  await touch(page, 'Régler');
  await expect(page.getByText(/demande l’heure au réseau/)).toBeVisible();
  expect(kiosk.calls.filter(({ verb }) => verb === 'setup.set-clock')).toHaveLength(1);
  kiosk.refuseLookup(undefined);
  await touch(page, 'Recommencer');
  await touch(page, 'Continuer'); // the code was kept
  await expect(titled(page, 'C’est bien ici ?')).toBeVisible();
});

test('[IN39] two fingers are felt at once, begin anew when one goes, and there is a way on without them', async ({
  page,
}) => {
  await goTo(page, kiosk, { ...sceneNamed('setup-hold'), after: () => Promise.resolve() });
  await paintAll(page);
  await touch(page, 'Suite');
  await passHandsOff(page);
  await aimAtCrosses(page);
  await holdFingers(page, 1); // too few, too short a time before there is a way on
  await expect(page.locator('[data-step=hold]')).toBeVisible();
  await page.clock.runFor(8_000);
  await touch(page, 'Cela ne marche pas');
  for (let colour = 0; colour <= 6; colour++) await page.mouse.click(400, 400);
  for (const label of ['Non', 'On entend bien', 'On entend bien', 'Je ne mesure', 'Pas de prise'])
    await touch(page, label);
  for (const label of ['Non', 'La photo est faite']) await touch(page, label);
  await expect(page.getByText('Le verre ne sent pas 2 doigts.')).toBeVisible();
  const report = kiosk.calls.filter(({ verb }) => verb === 'installer.accept').at(-1)?.arguments;
  expect(report).toMatchObject({ findings: { touch: { hold: { fingers: 1, driftMm: null } } } });
});

const lastFindings = () =>
  (
    kiosk.calls.filter(({ verb }) => verb === 'installer.accept').at(-1)?.arguments as
      | { findings: Findings }
      | undefined
  )?.findings;

test('[IN41] each key of the keypad that is felt is said, one that is missing is red and keeps nobody', async ({
  page,
}) => {
  await goTo(page, kiosk, sceneNamed('setup-keypad'));
  await expect(page.getByText(/^Bas\s: c’est bon$/)).toBeVisible();
  await expect(page.getByText(/^OK\s: pas encore$/)).toBeVisible();
  await page.keyboard.press('Tab'); // now « Il en manque » has the focus
  for (const key of ['Enter', 'Escape', 'Backspace', 'x']) await page.keyboard.press(key);
  await expect(page.getByText(/^OK\s: c’est bon$/)).toBeVisible();
  await expect(page.getByText(/^Retour\s: c’est bon$/)).toBeVisible();
  for (const label of ['Il en manque', 'La photo est faite']) await touch(page, label);
  await expect(page.getByText(/^La touche «\sAide\s» du clavier ne répond pas\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
  expect(lastFindings()).toMatchObject({ keypad: ['up', 'down', 'ok', 'back'], isReachPhotographed: true });
});

test('[IN41] a keypad of which no key is felt does not answer; the five of one that works lead on', async ({
  page,
}) => {
  await goTo(page, kiosk, { ...sceneNamed('setup-headphones') });
  for (const label of ['On entend bien', 'Oui', 'Il en manque', 'La photo est faite'])
    await touch(page, label);
  await expect(page.getByText('Le clavier ne répond pas.')).toBeVisible();
  expect(lastFindings()).toMatchObject({ keypad: [], sound: { areHeadphonesHeard: true } });
  await touch(page, 'Refaire les essais');
  await passSelfTest({ page, touch });
  expect(lastFindings()).toMatchObject({ keypad: ['up', 'down', 'ok', 'back', 'help'] });
});

test('[IN42] headphones say the sentence and are asked about; silence is red, and so is a missing photo [IN43]', async ({
  page,
}) => {
  await goTo(page, kiosk, sceneNamed('setup-headphones'));
  await touch(page, 'Lire une phrase');
  await expect.poll(() => kiosk.spoken.at(-1)?.text).toContain('Cet écran parle');
  for (const label of ['On n’entend', 'Non', 'Pas de photo']) await touch(page, label);
  await expect(page.getByText('On n’entend rien au casque.')).toBeVisible();
  await expect(page.getByText('La photo des hauteurs manque.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
  expect(lastFindings()).toMatchObject({
    sound: { areHeadphonesHeard: false },
    keypad: null,
    isReachPhotographed: false,
  });
});

test('[IN41] [IN42] [IN44] of what is not fitted the results say nothing', async ({ page }) => {
  await goTo(page, kiosk, sceneNamed('setup-headphones'));
  for (const label of ['Pas de prise', 'Non', 'La photo est faite']) await touch(page, label);
  await expect(titled(page, 'Cet écran est prêt.')).toBeVisible();
  expect(lastFindings()).toMatchObject({ sound: { areHeadphonesHeard: null }, keypad: null });
  for (let isLast = false; !isLast;) {
    await expect(page.getByText(/casque|clavier/)).toHaveCount(0);
    isLast = !(await page.getByRole('button', { name: 'Suite' }).isVisible());
    if (!isLast) await touch(page, 'Suite');
  }
});

test('[IN45] the presence sensor has to see the installer come and go; where it does not there is a way on', async ({
  page,
}) => {
  test.setTimeout(120_000); // two self-tests
  await goTo(page, kiosk, sceneNamed('setup-presence'));
  const near = (isSomebodyNear: boolean) => kiosk.announce({ status: { isSomebodyNear } });
  await expect(titled(page, 'Reculez de 3 pas.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cela ne marche pas' })).toHaveCount(0);
  near(false);
  await expect(titled(page, 'L’écran vous a vu partir.')).toBeVisible();
  near(true); // whoever comes back to touch the screen was away
  await touch(page, 'Continuer');
  await expect(titled(page, 'Cet écran est prêt.')).toBeVisible();
  await touch(page, 'Suite'); // red results stand first, and there is none
  await expect(page.getByText('L’écran voit quand quelqu’un est là.')).toBeVisible();
  const reported = () => kiosk.calls.findLast(({ verb }) => verb === 'installer.accept')?.arguments;
  expect(reported()).toMatchObject({ findings: { presence: { isNearSeen: true, isAwaySeen: true } } });

  await touch(page, 'Refaire les essais');
  await paintAll(page);
  await touch(page, 'Suite');
  await passHandsOff(page);
  await aimAtCrosses(page);
  await holdFingers(page);
  for (let colour = 0; colour <= 6; colour++) await page.mouse.click(400, 400);
  for (const label of ['Non', 'On entend bien', 'On entend bien', 'Je ne mesure', 'Pas de prise', 'Non'])
    await touch(page, label);
  await touch(page, 'La photo est faite');
  await expect(titled(page, 'Reculez de 3 pas.')).toBeVisible();
  await page.clock.runFor(21_000);
  await touch(page, 'Cela ne marche pas');
  await expect(page.getByText('L’écran croit toujours voir quelqu’un.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
  expect(reported()).toMatchObject({ findings: { presence: { isNearSeen: true, isAwaySeen: false } } });
});

test('[IN24] a later self-test shows its results and leaves the screen in service', async ({ page }) => {
  await open(page);
  await knock(page);
  await enterAsInstaller(page);
  await touch(page, 'Essayer l’écran');
  await passSelfTest({ page, touch });
  await expect(titled(page, 'Résultats des essais')).toBeVisible();
  await touch(page, 'J’ai fini');
  await expect(titled(page, 'Réglages de l’installateur')).toBeVisible();
});
