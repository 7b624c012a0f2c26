import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { drawingFlags } from '#main/browser/chromium.ts';

/** Chromium that draws as the browser shell has it draw, in Playwright's hands and without the sandbox, which root may not have. A fresh profile each time. */
export async function openChromium(): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'vestibule-bench-profile-'));
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env['VESTIBULE_CHROMIUM'] ?? '/usr/bin/chromium',
    viewport: { width: 1080, height: 1920 },
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      ...drawingFlags,
    ],
  });
}

/**
 * Resolves when `words` have been painted, with that instant in Unix milliseconds.
 */
export async function whenPainted(page: Page, words: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.body.innerText.includes(wanted)) return false;
          observer.disconnect();
          // a task after the frame callback runs when that frame has been painted
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
          return true;
        };
        const observer = new MutationObserver(look);
        if (!look()) observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    words,
  );
}

/** The same clock as `performance.timeOrigin + performance.now()` in a page of this machine. */
export const unixNow = () => performance.timeOrigin + performance.now();
