import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';

/** What the browser itself noted of a page's painting, in Unix milliseconds. */
export type Painting = { wordsAt: number; navigatedAt: number };

/**
 * Asks a Chromium (started with `--remote-debugging-port=0` on this profile) when `words` were painted.
 * It is asked afterwards, from the buffer of its own paint timing, so that asking costs the start nothing.
 */
export async function paintingOf(profile: string, words: string, settleMs = 4_000): Promise<Painting> {
  const portFile = join(profile, 'DevToolsActivePort');
  for (let tries = 0; !existsSync(portFile); tries++) {
    if (tries > 200) throw new Error('Chromium has opened no debugging port');
    await sleep(50);
  }
  await sleep(settleMs);
  const [port] = readFileSync(portFile, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('Chromium shows no page');
    const wordsAt = await page.evaluate(firstPaintOf, words);
    if (wordsAt === null)
      throw new Error(`« ${words} » was never the largest paint: ${await page.innerText('body')}`);
    return { wordsAt, navigatedAt: await page.evaluate(() => performance.timeOrigin) };
  } finally {
    await browser.close();
  }
}

function firstPaintOf(words: string): Promise<number | null> {
  type LargestPaint = PerformanceEntry & { element: HTMLElement | null };
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      observer.disconnect();
      const paints = list.getEntries() as LargestPaint[];
      const paint = paints.find(({ element }) => element?.textContent?.includes(words));
      resolve(paint ? performance.timeOrigin + paint.startTime : null);
    });
    observer.observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
