import { chromium, expect, test } from '@playwright/test';
import { join } from 'node:path';
import { childrenOf, commandOf, isListening } from '../processes.ts';
import { debuggingOf, WindowedKiosk } from './windowed-kiosk.ts';

let kiosk: WindowedKiosk;
const profile = (): string => join(kiosk.data, 'browser-profile');

test.beforeEach(async () => {
  kiosk = await WindowedKiosk.start();
});
test.afterEach(() => kiosk.stop());

test('[SH24] the window opens the kiosk, and its command line opens nothing any more', async () => {
  await kiosk.program.ready;
  const { port } = await debuggingOf(profile());
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the window has no page');
  await expect(page.locator('[data-screen=setup]')).toBeVisible({ timeout: 20_000 });
  const ticket = /--app=(\S+)/.exec(commandOf(kiosk.browser ?? 0))?.[1] ?? '';
  expect((await fetch(ticket, { redirect: 'manual' })).status).toBe(403);
  await browser.close();
});

test('[SH16] a browser that is killed is opened again', async () => {
  await kiosk.program.ready;
  await debuggingOf(profile());
  const first = kiosk.browser;
  if (first === undefined) throw new Error('there is no browser');
  process.kill(first, 'SIGKILL');
  await expect.poll(() => kiosk.browser, { timeout: 20_000 }).not.toBe(undefined);
  await expect.poll(() => kiosk.browser === first, { timeout: 20_000 }).toBe(false);
});

test('[SH17] SIGTERM ends window, host and server within three seconds', async () => {
  const { program } = kiosk;
  const { kiosk: address } = await program.ready;
  await debuggingOf(profile());
  const started = [program.pid, ...childrenOf(program.pid)];
  const before = performance.now();
  await program.stop();
  expect(performance.now() - before).toBeLessThan(3_000);
  expect(started.map(commandOf).filter(Boolean)).toEqual([]);
  expect(await isListening(String(address))).toBe(false);
});
