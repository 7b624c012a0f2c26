import type { Page } from '@playwright/test';

export type SelfTestTools = {
  page: Page;
  touch: (page: Page, label: string) => Promise<void>;
  onScreen?: (() => Promise<void>) | undefined;
  /** What an installer presses, in the language of the wizard. */
  labels?: typeof french;
};

const french = {
  next: 'Suite',
  yes: 'Oui',
  no: 'Non',
  heard: 'On entend bien',
  noMeter: 'Je ne mesure pas',
  photo: 'La photo est faite',
};

/** Does the whole self-test on a page whose clock stands still, as on a screen without a fault. */
export async function passSelfTest(tools: SelfTestTools): Promise<void> {
  const { page, touch, onScreen = () => Promise.resolve(), labels = french } = tools;
  await onScreen();
  await paintAll(page);
  await touch(page, labels.next);
  await passHandsOff(page);
  await onScreen();
  await aimAtCrosses(page);
  await onScreen();
  await holdFingers(page);
  await onScreen();
  for (let colour = 0; colour <= 6; colour++) await page.mouse.click(400, 400);
  for (const label of [labels.no, labels.heard, labels.heard, labels.noMeter, labels.heard, labels.yes]) {
    await onScreen();
    await touch(page, label);
  }
  await onScreen();
  await pressKeypad(page);
  for (const label of [labels.next, labels.photo]) {
    await onScreen();
    await touch(page, label);
  }
  await page.locator('[data-step=machine]').waitFor({ state: 'detached' });
}

/** Draws a finger across the cells, from the top down to a share of the height, as fast as no browser takes real touches. */
export async function paintAll(page: Page, until = 1): Promise<void> {
  await page.evaluate((share) => {
    const stride = Math.min(innerWidth, innerHeight) / 20; // less than a cell
    for (let y = 1; y < innerHeight * share; y += stride)
      for (let x = 1; x < innerWidth + stride; x += stride)
        dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, buttons: 1 }));
  }, until);
}

/** Ten seconds during which nobody touches. */
export async function passHandsOff(page: Page): Promise<void> {
  await page.clock.runFor(11_000);
  await page.locator('[data-step=aim]').waitFor();
}

/** Touches the nine crosses, so many pixels beside their middles. */
export async function aimAtCrosses(page: Page, besidePx = 0): Promise<void> {
  const cross = page.locator('[data-cross]');
  for (let touched = 0; touched < 9; touched++) {
    const { left, top } = await cross.evaluate((mark) => mark.getBoundingClientRect().toJSON() as DOMRect);
    await page.mouse.click(left + besidePx, top);
    if (touched < 8) await page.waitForFunction(isElsewhere, `${left} ${top}`);
  }
}

/** So many fingers on the glass for longer than is asked, of which the first is drawn aside by so many pixels. */
export async function holdFingers(page: Page, fingers = 2, driftPx = 0): Promise<void> {
  await page.locator('[data-step=hold]').waitFor();
  const feel = (type: string, besidePx = 0) =>
    page.evaluate(
      ([kind, count, beside]) => {
        for (let pointerId = 11; pointerId < 11 + count; pointerId++) {
          const clientX = 200 * (pointerId - 10) + (pointerId === 11 ? beside : 0);
          dispatchEvent(new PointerEvent(kind, { pointerId, clientX, clientY: 400, buttons: 1 }));
        }
      },
      [type, fingers, besidePx] as const,
    );
  await feel('pointerdown');
  await feel('pointermove', driftPx);
  await page.clock.runFor(3_500);
  await feel('pointerup');
}

/** What the five keys of a keypad send, from top to bottom. */
const fiveKeys = ['ArrowUp', 'ArrowDown', 'Enter', 'Escape', 'Home'];

/** Presses so many keys of the keypad; after all five the next step comes by itself. */
export async function pressKeypad(page: Page, count = fiveKeys.length): Promise<void> {
  await page.locator('[data-step=keys]').waitFor();
  for (const key of fiveKeys.slice(0, count)) await page.keyboard.press(key);
  if (count === fiveKeys.length) await page.locator('[data-step=photo]').waitFor();
}

function isElsewhere(before: string): boolean {
  const place = document.querySelector('[data-cross]')?.getBoundingClientRect();
  return place !== undefined && `${place.left} ${place.top}` !== before;
}
