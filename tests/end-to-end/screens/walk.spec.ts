import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, scenes, sceneTime, startSceneKiosk } from '../../renderer/support/scenes.ts';
import type { Scene } from '../../renderer/support/scenes.ts';
import { violations } from '../violations.ts';
import { lookInWords, looksFor, panelsOf, plainLook } from './looks.ts';
import type { Look } from './looks.ts';
import { missesOf } from './rules.ts';
import { survey } from './survey.ts';
import { comfortLabels, comfortPresses, lookAfter, wear } from './wear.ts';

const folder = resolve(import.meta.dirname, '../../../dist/renderer');
const isWhole = process.env['VESTIBULE_SCREENS'] === 'all';

/**
 * Steps of an installer which no look can be laid over: one is said of the one panel that hangs too high, one ends when
 * the finger that paints has been still, and two are a ruler, whose lines keep to the floor and not to a part of the frame.
 */
const ofOnePanel = new Set(['setup-out-of-reach', 'setup-paint', 'setup-reach', 'setup-photo-ruler']);

test.describe.configure({ mode: 'parallel' });

for (const [number, { scene, begun }] of chosenScenes().entries())
  test(`[AX1] [AX16] [AX17] [AX18] ${scene.name} holds every rule in every look`, async ({ context }) => {
    test.setTimeout(isWhole ? 300_000 : 120_000);
    const kiosk = await startSceneKiosk(folder);
    // Every other screen is walked without a network: the same rules, with more to say.
    if (number % 2 === 1) kiosk.announce({ status: offline });
    const missed = await walk(context, kiosk, { scene, begun }, looksFor(number, isWhole));
    await kiosk.close();
    expect(missed).toEqual([]);
  });

const offline = {
  connection: { kind: 'offline', since: sceneTime - 40 * 60_000 },
  updatedAt: sceneTime - 41 * 60_000,
} as const;

/** A scene, and the look that its own presses lead to. */
type Walk = { scene: Scene; begun: Look };

/** What the rules miss on one screen, which is reached once and then looked at in each look. */
async function walk(
  context: BrowserContext,
  kiosk: FakeKiosk,
  { scene, begun }: Walk,
  looks: Look[],
): Promise<string[]> {
  let page = await reach(context, kiosk, scene);
  const missed = new Set<string>(await movesOf(page));
  for (const violation of await violations(page)) missed.add(`axe: ${violation}`);
  const { screen, targets } = await survey(page);
  for (const miss of await focusMissesOf(page, screen)) missed.add(miss);
  const isLeftByKeys = (await survey(page)).screen !== screen;
  // While a screen is read, its comfort row has other keys.
  const isDressed = targets.some(
    ({ name, zone }) => zone === 'comfort' && name.startsWith('Texte plus grand'),
  );
  let now = begun;
  for (const look of isDressed ? looks : panelsOf(looks)) {
    if (isLeftByKeys) {
      await page.close();
      page = await reachBy(context, kiosk, scene, look);
    } else await wear(page, kiosk, now, look);
    now = look;
    let seen = await survey(page);
    if (seen.screen !== screen && !isLeftByKeys) {
      // A touch on the comfort row has left it: the look comes first, and the page stays in French.
      now = { ...look, language: 'fr' };
      await page.close();
      page = await reachIn(context, kiosk, scene, now);
      seen = await survey(page);
    }
    expect(seen.screen, lookInWords(now)).toBe(screen);
    for (const miss of missesOf(seen, now)) missed.add(`${miss}; ${lookInWords(now)}`);
  }
  if (now.contrast !== 'plain')
    for (const violation of await violations(page)) missed.add(`axe: ${violation}; ${lookInWords(now)}`);
  return [...missed];
}

async function reach(context: BrowserContext, kiosk: FakeKiosk, scene: Scene): Promise<Page> {
  const page = await context.newPage();
  await goTo(page, kiosk, scene);
  return page;
}

/** The loop takes its look where it stands, other screens one step before: large lists need other touches on the way. */
async function reachIn(context: BrowserContext, kiosk: FakeKiosk, scene: Scene, look: Look): Promise<Page> {
  const press = scene.press && [
    ...scene.press.slice(0, -1),
    ...comfortPresses(look),
    ...scene.press.slice(-1),
  ];
  const page = await reach(context, kiosk, press ? { ...scene, press } : scene);
  await wear(page, kiosk, press ? look : plainLook, look);
  return page;
}

/** The look comes before what the scene waits for: a touch after that would leave it. */
async function reachBy(context: BrowserContext, kiosk: FakeKiosk, scene: Scene, look: Look): Promise<Page> {
  const after: Scene['after'] = async (page, ...others) => {
    await wear(page, kiosk, plainLook, look);
    await scene.after?.(page, ...others);
  };
  return reach(context, kiosk, { ...scene, after });
}

/** T14: what has moved one and five seconds later, without a touch. */
async function movesOf(page: Page): Promise<string[]> {
  const places = async () => {
    const { targets, words } = await survey(page);
    return [
      ...targets.map(({ name, box }) => `${name} ${JSON.stringify(box)}`),
      ...words.map(({ top }) => String(top)),
    ];
  };
  const before = await places();
  await page.clock.runFor(1_000);
  const soon = await places();
  await page.clock.runFor(4_000);
  const later = new Set([...soon, ...(await places())]);
  const known = new Set(before);
  return [...later].filter((place) => !known.has(place)).map((place) => `T14 nothing moves: ${place}`);
}

/** V10: the ring around a target that keys have reached. A key answers the question (P2): then behind it, from the title on. */
async function focusMissesOf(page: Page, screen: string): Promise<string[]> {
  await page.keyboard.press('Tab');
  if ((await survey(page)).screen !== screen) {
    await page.locator('h1:focus').waitFor();
    await page.keyboard.press('Tab');
  }
  const { targets, page: glass } = await survey(page);
  const rings = targets.filter(({ focusRingPx }) => focusRingPx >= 0);
  if (rings.length === 0) return targets.length === 0 ? [] : ['V10 focus: no target has it'];
  return rings
    .filter(({ focusRingPx }) => focusRingPx / glass.pxPerMm < 2.95)
    .map(({ name, focusRingPx }) => `V10 focus: the ring of «${name}» is ${focusRingPx} px`);
}

/** `npm test` walks one scene of each screen and every eighth of the others; `npm run test:screens` walks all. */
function chosenScenes(): Walk[] {
  const all = distinctScenes();
  const family = ({ scene }: Walk) => scene.name.replace(/-.*/, '');
  return isWhole
    ? all
    : all.filter(
        (one, number) =>
          number % 8 === 0 || all.findIndex((other) => family(other) === family(one)) === number,
      );
}

/**
 * The scenes that are not another one in a larger text or other colours: a walk gives every scene all of them.
 * Scenes in another language are left out for the same reason.
 */
function distinctScenes(): Walk[] {
  const way = ({ press, before, after }: Scene) => JSON.stringify([press, before?.name, String(after)]);
  const isComfort = (label: string) => comfortLabels.includes(label);
  const own = scenes.filter(
    ({ name, press = [] }) => !ofOnePanel.has(name) && !press.slice(0, -1).includes('Langue'),
  );
  const plainWays = new Set(own.filter(({ press = [] }) => !press.some(isComfort)).map(way));
  return own.flatMap((scene) => {
    const press = scene.press?.filter((label) => !isComfort(label));
    const isOther = press !== undefined && press.length < (scene.press?.length ?? 0);
    if (isOther && plainWays.has(way({ ...scene, press }))) return [];
    return [{ scene, begun: lookAfter(scene.press ?? []) }];
  });
}
