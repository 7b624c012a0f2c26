import type { Browser, BrowserType } from '@playwright/test';
import { findChromium } from '#main/browser/chromium.ts';

const attempts = 10;
const pauseMs = 5_000;

/** The sandbox does not work for root in a container; nothing may go out to the network by itself. */
const testFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Opens Debian's Chromium. The first page of version 156 fails at times for a cause that is not known, and a later launch
 * works: it is tried ten times. Throws when there is no Chromium.
 */
export async function launchChromium(chromium: BrowserType): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error('The tests need Chromium: apt-get install chromium');
  for (let attempt = 1; ; attempt += 1) {
    const browser = await chromium.launch({ executablePath, args: testFlags });
    try {
      await (await browser.newPage()).close();
      return browser;
    } catch (error) {
      await browser.close();
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
