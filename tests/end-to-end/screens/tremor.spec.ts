import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { seededChance } from '#support/chance.ts';
import { goTo, startSceneKiosk } from '../../renderer/support/scenes.ts';
import { Finger, finger, tremor } from '../press/finger.ts';
import type { Spot } from '../press/finger.ts';
import { viewports } from './looks.ts';
import { survey } from './survey.ts';

/** A trembling arm, as assumed until it is measured: spread of where it lands, and its swing. */
const spreadMm = 6;
const swingMm = { from: 4, to: 12 };
const hertz = { from: 4, to: 8 };
const holdMs = { from: 150, to: 850 };
const frameMs = 16;
const tapsOfEach = 150;

const folder = resolve(import.meta.dirname, '../../../dist/renderer');

for (const [orientation, viewport] of Object.entries(viewports))
  test(`[AX20] of ${tapsOfEach} taps of a trembling hand 99 in 100 press what was meant, and none anything else: ${orientation}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const kiosk = await startSceneKiosk(folder);
    await page.setViewportSize(viewport);
    await goTo(page, kiosk, { name: 'home', press: ['Les annonces', 'Accueil'] });
    const home = await onGlass(page);
    const aims = await aimsOf(page, home);
    const hand = await Finger.on(page);
    const chance = seededChance(viewport.width);
    const random = () => chance.random();
    const between = ({ from, to }: { from: number; to: number }) => from + random() * (to - from);
    const outcomes: string[] = [];
    for (let tap = 0; tap < tapsOfEach; tap += 1) {
      const aim = aims[Math.floor(random() * aims.length)];
      if (!aim) throw new Error('Home has no target.');
      await page.clock.runFor(700);
      const end = missBy(aim.spot, aim.pxPerMm * spreadMm, random);
      await tremble(hand, end, {
        swingPx: between(swingMm) * aim.pxPerMm,
        hertz: between(hertz),
        holdMs: between(holdMs),
      });
      const seen = await onGlass(page);
      outcomes.push(seen === aim.leadsTo ? 'right' : seen === home ? 'nothing' : `${aim.name}: ${seen}`);
      await goHome(page, home);
    }
    await kiosk.close();
    expect(outcomes.filter((outcome) => outcome !== 'right' && outcome !== 'nothing')).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'right').length).toBeGreaterThanOrEqual(
      0.99 * tapsOfEach,
    );
  });

/** A target, and what one press of it brings on the glass: a second press would bring something else. */
type Aim = { name: string; spot: Spot; pxPerMm: number; leadsTo: string };

async function aimsOf(page: Page, home: string): Promise<Aim[]> {
  const { targets, page: glass } = await survey(page);
  const aims: Aim[] = [];
  for (const { name, box } of targets) {
    const spot = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    await page.clock.runFor(700);
    await page.mouse.click(spot.x, spot.y);
    aims.push({ name, spot, pxPerMm: glass.pxPerMm, leadsTo: await onGlass(page) });
    await goHome(page, home);
  }
  expect(aims.filter(({ leadsTo }) => leadsTo === home)).toEqual([]);
  return aims;
}

/** The screen and everything that a press can change on it. */
async function onGlass(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const {
      screen,
      step,
      page: turned,
    } = document.querySelector<HTMLElement>('[data-screen]')?.dataset ?? {};
    const comfort = [...document.querySelectorAll('[data-region=comfort] button')];
    const states = comfort.map((key) => key.getAttribute('aria-label') ?? '');
    return [screen, step, turned, ...states, document.documentElement.dataset['theme']].join(' | ');
  });
}

async function goHome(page: Page, home: string): Promise<void> {
  for (let step = 0; (await onGlass(page)) !== home; step += 1) {
    if (step > 8) throw new Error('There is no way home.');
    await page.clock.runFor(700);
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility());
      const named = (start: string) =>
        buttons.find(({ textContent }) => textContent?.trim().startsWith(start));
      const isOn = buttons.find((button) => button.ariaPressed === 'true');
      const isTurned = document.querySelector('[data-screen]:not([data-page="1"])');
      (
        named('Arrêter') ??
        isOn ??
        named('Accueil') ??
        (isTurned ? named('Retour') : undefined) ??
        named('Touchez')
      )?.click();
    });
  }
}

/** A spot beside another one, as far as chance wants it. */
function missBy({ x, y }: Spot, spreadPx: number, random: () => number): Spot {
  const distance = spreadPx * Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle) };
}

/** A touch without waiting: the screen's own clock stands still, and no press asks how long it lasted. */
async function tremble(
  hand: Finger,
  spot: Spot,
  { swingPx, hertz: turns, holdMs: lasts }: { swingPx: number; hertz: number; holdMs: number },
): Promise<void> {
  const path = tremor(spot, swingPx, turns, lasts);
  // Sent without waiting for each other, as a panel sends them: the browser takes them in this order.
  const sent = [hand.contacts('touchStart', [finger(path(0))])];
  for (let at = frameMs; at <= lasts; at += frameMs)
    sent.push(hand.contacts('touchMove', [finger(path(at / lasts))]));
  await Promise.all([...sent, hand.contacts('touchEnd', [])]);
}
