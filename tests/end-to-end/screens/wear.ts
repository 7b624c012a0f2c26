import type { Page } from '@playwright/test';
import { languageNames } from '#renderer/i18n/language-names.ts';
import type { Language } from '#shared/domain/primitives.ts';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { catalogueOf } from '../catalogue-of.ts';
import { contrasts, panelBottomMm, plainLook, reaches, texts, viewports } from './looks.ts';
import type { Look } from './looks.ts';

/** Brings the screen on the glass into a look: the panel as an installer sets it, the rest by its comfort controls. */
export async function wear(page: Page, kiosk: FakeKiosk, now: Look, wanted: Look): Promise<void> {
  if (now.language === wanted.language) return dress(page, kiosk, now, wanted);
  const plain = { ...plainLook, language: now.language };
  await dress(page, kiosk, now, plain);
  await press(page, (await catalogueOf(now.language))('comfort.language'));
  await press(page, nameOf(wanted.language));
  await page.waitForFunction((language) => document.documentElement.lang === language, wanted.language);
  await dress(page, kiosk, { ...plain, language: wanted.language }, wanted);
}

function nameOf(language: Language): string {
  return languageNames.find((one) => one.language === language)?.name ?? language;
}

/** Names of the comfort controls, as scenes press them. */
export const comfortLabels = ['Texte plus grand', 'Contraste', 'Écran plus bas'];

/** The presses of a scene, which begins in French, that lead to a look. */
export function comfortPresses({ text, contrast, reach }: Look): string[] {
  const steps = [texts.indexOf(text), contrasts.indexOf(contrast), reaches.indexOf(reach)];
  return comfortLabels.flatMap((label, control) => Array.from({ length: steps[control] ?? 0 }, () => label));
}

/** The look that the presses of a scene lead to. */
export function lookAfter(presses: readonly string[]): Look {
  const [text = 0, contrast = 0, reach = 0] = comfortLabels.map(
    (label) => presses.filter((press) => press === label).length,
  );
  return {
    ...plainLook,
    text: texts[text % 3] ?? 1,
    contrast: contrasts[contrast % 3] ?? 'plain',
    reach: reaches[reach % 2] ?? 'default',
  };
}

async function dress(page: Page, kiosk: FakeKiosk, now: Look, wanted: Look): Promise<void> {
  const says = await catalogueOf(wanted.language);
  await turn(page, says('comfort.text'), texts, now.text, wanted.text);
  await turn(page, says('comfort.contrast'), contrasts, now.contrast, wanted.contrast);
  await turn(page, says('comfort.reach'), reaches, now.reach, wanted.reach);
  await hang(page, kiosk, wanted);
}

/** The panel of this size, turned so, with its bottom edge at 850 mm. */
async function hang(page: Page, kiosk: FakeKiosk, { inches, orientation }: Look): Promise<void> {
  const { width, height } = viewports[orientation];
  kiosk.announce({ status: { panel: { diagonalInches: inches, bottomMm: panelBottomMm } } });
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height });
  await page.waitForFunction(hangsSo, { width, pxPerMm: Math.hypot(width, height) / (inches * 25.4) });
}

/** Whether the page has drawn itself for a glass of this size: its rows then reach from margin to margin. */
function hangsSo({ width, pxPerMm }: { width: number; pxPerMm: number }): boolean {
  const drawn = Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'));
  const row = document
    .querySelector('[data-region=comfort], [data-region=navigation]')
    ?.getBoundingClientRect();
  const isWhole = !row || Math.abs(row.left + row.right - width) + Math.abs(row.left - 12 * pxPerMm) < 2;
  return innerWidth === width && Math.abs(drawn - pxPerMm) < 0.001 && isWhole;
}

async function turn<T>(page: Page, label: string, states: readonly T[], now: T, wanted: T): Promise<void> {
  const steps = (states.indexOf(wanted) - states.indexOf(now) + states.length) % states.length;
  for (let step = 0; step < steps; step += 1) await press(page, label);
}

/** One press, past the guard and the bounce filter. */
async function press(page: Page, label: string): Promise<void> {
  await page.clock.runFor(700);
  await page.evaluate((start) => {
    const button = [...document.querySelectorAll<HTMLElement>('button')].find(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) && (one.textContent ?? '').trim().startsWith(start),
    );
    if (!button) throw new Error(`«${start}» is not on the glass`);
    dispatchEvent(new PointerEvent('pointerup', { pointerId: 99 })); // somebody is there: no walk is too long
    button.click();
  }, label);
}
