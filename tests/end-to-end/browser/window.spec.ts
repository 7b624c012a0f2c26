import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
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
