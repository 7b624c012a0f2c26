import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Longer than the guard after a screen change (500 ms) and the bounce filter (600 ms), as a person's finger is. */
export const unhurriedMs = 650;

/** Touches the control with this name, as a resident does: after the screen has stood still for a moment. */
export async function touch(page: Page, name: string | RegExp): Promise<void> {
  const control = page.getByRole('button', { name }).first();
  await expect(control).toBeVisible();
  await page.waitForTimeout(unhurriedMs);
  await control.tap();
}

/** Touches each control in turn. */
export async function touchAll(page: Page, ...names: (string | RegExp)[]): Promise<void> {
  for (const name of names) await touch(page, name);
}

/**
 * Types on keys that stay where they are: the first waits for the screen, and a key that has been pressed
 * for the bounce filter.
 */
export async function type(page: Page, ...keys: (string | RegExp)[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const pressed = keys.slice(0, index).map(String);
    if (index === 0 || pressed.includes(String(key))) await touch(page, key);
    else await page.getByRole('button', { name: key }).first().tap();
  }
}

/** Wakes the idle screen: the first touch presses nothing. */
export async function wake(page: Page): Promise<void> {
  await expect(page.getByText(/Touchez l.écran/)).toBeVisible();
  await page.waitForTimeout(unhurriedMs);
  await page.touchscreen.tap(540, 700);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Que voulez-vous faire');
}

/** Touches the letters of a name on the keyboard, one by one. */
export async function typeName(page: Page, name: string): Promise<void> {
  await type(page, ...name.split('').map((letter) => new RegExp(`^${letter}$`, 'i')));
}

/**
 * From Home: asks for help with the shopping, tomorrow morning, with a first name when one is given, and with
 * `way`, the presses that say how to answer. Returns the number on the glass, four digits.
 */
export async function askForHelp(
  page: Page,
  firstName?: string,
  way: readonly (string | RegExp)[] = ['Je repasse ici'],
): Promise<string> {
  await touchAll(page, /^Demander de l.aide/, 'Une nouvelle demande', 'Faire mes courses', 'Demain', 'Matin');
  await touchAll(page, ...way);
  if (firstName !== undefined) {
    await touch(page, /^J.écris mon prénom/);
    await typeName(page, firstName);
    await touch(page, 'Continuer');
  }
  await touch(page, 'Envoyer');
  return numberOnGlass(page);
}

/** The big number that a person is to keep, four digits. */
export async function numberOnGlass(page: Page): Promise<string> {
  const number = page.getByRole('paragraph').filter({ hasText: /^\s*[1-9]{2}\s+[1-9]{2}\s*$/ });
  await expect(number).toBeVisible();
  return (await number.innerText()).replace(/\s/g, '');
}

/** From Home: « J'ai déjà un numéro ». */
export async function follow(page: Page, number: string): Promise<void> {
  await touchAll(page, /^Demander de l.aide/, /J.ai déjà un numéro/);
  await type(page, ...number.split(''));
  await touch(page, 'Voir ma demande');
}

/** In the wizard: erases what stands there and types a code sign by sign; goes on when the screen offers it. */
export async function typeCode(page: Page, code: string): Promise<void> {
  const boxes = page.getByLabel('Code de la résidence');
  for (let erased = 0; erased < 8 && /[A-Z2-9]/.test(await boxes.innerText()); erased++)
    await touch(page, 'Effacer');
  await type(page, ...code.replace('-', '').split(''));
  const goOn = page.getByRole('button', { name: 'Continuer' });
  if (await goOn.isVisible()) await touch(page, 'Continuer');
}
