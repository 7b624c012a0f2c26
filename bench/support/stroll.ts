import type { Page } from '@playwright/test';

/**
 * Goes through the screens inside the page, `navigations` times: a tile of the home screen, one of its choices, home.
 * Never presses what sends. The page's clock is moved on before each press, so that the guard after a screen change
 * and the bounce filter do not make a day of it; each screen is painted before the next press.
 */
export function stroll(page: Page, navigations: number): Promise<void> {
  return page.evaluate(strollInPage, navigations);
}

async function strollInPage(navigations: number): Promise<void> {
  const clock = performance as Performance & { skewMs?: number };
  if (clock.skewMs === undefined) {
    const real = performance.now.bind(performance);
    clock.skewMs = 0;
    performance.now = () => real() + (clock.skewMs ?? 0);
  }
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const choices = () => [
    ...document.querySelectorAll<HTMLElement>('[data-screen] > div:nth-of-type(2) button'),
  ];
  const wayHome = () =>
    [...document.querySelectorAll<HTMLElement>('nav button')].find(({ innerText }) =>
      innerText.includes('Accueil'),
    );
  const press = (button: HTMLElement | undefined) => {
    clock.skewMs = (clock.skewMs ?? 0) + 1_000;
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true })); // somebody is there
    button?.click();
  };
  for (let step = 0, round = 0; step < navigations; step++) {
    const screen = document.querySelector('[data-screen]')?.getAttribute('data-screen');
    if (screen === 'home') press(choices()[round++ % 6]);
    else if (screen === 'attract' || screen === 'idle') press(document.querySelector('button') ?? undefined);
    else if (depthOf() === 'list') press(choices()[round % Math.max(1, choices().length)] ?? wayHome());
    else press(wayHome() ?? choices().at(-1));
    await painted();
  }

  /** The first screen behind a tile offers choices that lead on; the next ones may send. */
  function depthOf(): 'list' | 'deeper' {
    const mark = document.querySelector<HTMLElement>('[data-screen]');
    const isFirst = mark?.dataset['strolled'] === undefined;
    if (mark) mark.dataset['strolled'] = '';
    const lists = ['notices', 'events', 'help', 'offer', 'fault', 'places'];
    return isFirst && lists.includes(mark?.dataset['screen'] ?? '') ? 'list' : 'deeper';
  }
}
