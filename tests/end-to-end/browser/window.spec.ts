import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chromium, expect, test } from '@playwright/test';
import { startBrowserShell } from '#main/browser/start-browser-shell.ts';
import type { RestartCounts } from '#main/supervisor/restart-counts.ts';
import { startProgram } from '#scripts/program.ts';
import type { Program } from '#scripts/program.ts';
import { childrenOf, commandOf, isListening } from '../processes.ts';

/** An X server of its own: the window of the product is a real one. */
async function startDisplay(): Promise<{ display: string; stop(): Promise<void> }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const ended = once(server, 'exit');
  return {
    display: `:${number.toString().trim()}`,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

let folder: string;
let xServer: Awaited<ReturnType<typeof startDisplay>>;
let kiosk: Program;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-window-'));
  mkdirSync(join(folder, 'kiosk'));
  xServer = await startDisplay();
  const environment = {
    DISPLAY: xServer.display,
    VESTIBULE_DATA: join(folder, 'kiosk'),
    VESTIBULE_SHELL: 'browser',
    VESTIBULE_PORT: '0',
    VESTIBULE_TEST_CHROMIUM_ARGS: '--no-sandbox --remote-debugging-port=0',
  };
  kiosk = startProgram(resolve(import.meta.dirname, '../../../src-main/browser/main.ts'), environment, 2);
});
test.afterEach(async () => {
  await kiosk.stop();
  await xServer.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const browserOf = (program: Program): number | undefined =>
  childrenOf(program.pid).find((pid) => commandOf(pid).includes('--kiosk'));

/** Port that Chromium wrote into its profile. */
async function debuggingAddress(): Promise<string> {
  const file = join(folder, 'kiosk/browser-profile/DevToolsActivePort');
  await expect
    .poll(() => existsSync(file) && readFileSync(file, 'utf8').includes('\n'), { timeout: 30_000 })
    .toBe(true);
  return `http://127.0.0.1:${readFileSync(file, 'utf8').split('\n', 1)[0] ?? ''}`;
}

test('[SH24] the window opens the kiosk, and its command line opens nothing any more', async () => {
  await kiosk.ready;
  const browser = await chromium.connectOverCDP(await debuggingAddress());
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the window has no page');
  await expect(page.locator('[data-screen=setup]')).toBeVisible({ timeout: 20_000 });
  const ticket = /--app=(\S+)/.exec(commandOf(browserOf(kiosk) ?? 0))?.[1] ?? '';
  expect((await fetch(ticket, { redirect: 'manual' })).status).toBe(403);
  await browser.close();
});

test('[SH16] a browser that is killed is opened again', async () => {
  await kiosk.ready;
  await debuggingAddress();
  const first = browserOf(kiosk);
  if (first === undefined) throw new Error('there is no browser');
  process.kill(first, 'SIGKILL');
  await expect.poll(() => browserOf(kiosk), { timeout: 20_000 }).not.toBe(undefined);
  await expect.poll(() => browserOf(kiosk) === first, { timeout: 20_000 }).toBe(false);
});

test('[SH17] SIGTERM ends window, host and server within three seconds', async () => {
  const { kiosk: address } = await kiosk.ready;
  await debuggingAddress();
  const started = [kiosk.pid, ...childrenOf(kiosk.pid)];
  const before = performance.now();
  await kiosk.stop();
  expect(performance.now() - before).toBeLessThan(3_000);
  expect(started.map(commandOf).filter(Boolean)).toEqual([]);
  expect(await isListening(String(address))).toBe(false);
});

/** Ends the part with SIGKILL and tells after how many milliseconds `isBack` holds. */
async function msUntil(kill: () => void, isBack: () => Promise<boolean>): Promise<number> {
  kill();
  const killedAt = performance.now();
  await expect.poll(isBack, { timeout: 40_000, intervals: [50] }).toBe(true);
  return Math.round(performance.now() - killedAt);
}

/** What the window shows, by the name of its screen; nothing while there is none. */
async function shownBy(profile: string): Promise<string | null> {
  try {
    const port = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n', 1)[0] ?? '';
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 5_000 });
    try {
      const page = browser.contexts()[0]?.pages()[0];
      return (await page?.locator('[data-screen]').getAttribute('data-screen', { timeout: 1_000 })) ?? null;
    } finally {
      await browser.close();
    }
  } catch {
    return null; // between two windows
  }
}

test('[SU24] killed renderer, browser, host: content, then the calm page, then content', async () => {
  test.setTimeout(120_000);
  await kiosk.ready;
  await kiosk.stop();
  const data = join(folder, 'kiosk');
  const shell = await startBrowserShell({
    data,
    port: 0,
    page: resolve(import.meta.dirname, '../../../dist/renderer'),
    hostEntry: resolve(import.meta.dirname, '../../../src-main/host/main.ts'),
    window: 'chromium',
    environment: {
      ...process.env,
      DISPLAY: xServer.display,
      VESTIBULE_DATA: data,
      VESTIBULE_TEST_CHROMIUM_ARGS: '--no-sandbox --remote-debugging-port=0',
    },
    say: () => {},
    giveUp: () => {},
    patience: { restarts: 2, windowMs: 25_000, firstDelayMs: 200 },
  });
  const childWith = (words: string): number =>
    childrenOf(process.pid).find((pid) => commandOf(pid).includes(words)) ?? 0;
  const killBrowser = (): void => void process.kill(childWith(data), 'SIGKILL');
  const killHost = (): void => void process.kill(childWith('host/main.ts'), 'SIGKILL');
  const killRenderers = (): void => {
    const all = [childWith(data)];
    for (const pid of all) all.push(...childrenOf(pid));
    for (const pid of all) if (commandOf(pid).includes('--type=renderer')) process.kill(pid, 'SIGKILL');
  };
  const shows = (name: string, count: RestartCounts) => async (): Promise<boolean> =>
    isDeepStrictEqual(shell.restarts(), count) && (await shownBy(join(data, 'browser-profile'))) === name;
  const start = await msUntil(() => {}, shows('setup', {}));
  const renderer = await msUntil(killRenderers, shows('setup', { 'page-gone': 1 }));
  const host = await msUntil(killHost, shows('setup', { 'page-gone': 1, signal: 1 }));
  const counts = { 'page-gone': 1, signal: 1, 'browser-exit': 1 };
  const window = await msUntil(killBrowser, shows('setup', counts));
  const spent = { ...counts, 'browser-exit': 2, calm: 1 };
  const calm = await msUntil(killBrowser, shows('out-of-order', spent));
  const again = await msUntil(() => {}, shows('setup', spent));
  console.log(`content back, in ms: ${JSON.stringify({ start, renderer, host, window, calm, again })}`);
  await shell.stop();
});
