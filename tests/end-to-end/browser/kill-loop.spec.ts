import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { startBrowserShell } from '#main/browser/start-browser-shell.ts';
import type { BrowserShell } from '#main/browser/start-browser-shell.ts';
import { readKioskConfig } from '#main/supervisor/read-kiosk-config.ts';
import { childrenOf, commandOf } from '../processes.ts';
import { ServerProgram } from '../server-program.ts';
import { XDisplay } from './x-display.ts';

const root = resolve(import.meta.dirname, '../../..');

let folder: string;
let display: XDisplay;
let server: ServerProgram;
let shell: BrowserShell;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-kill-'));
  display = await XDisplay.start();
  server = new ServerProgram(folder);
  await server.start();
  shell = await startShell();
});
test.afterEach(async () => {
  await shell.stop();
  await server.stop();
  await display.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

test('[SU26] [SU12] page, browser and host are killed in a loop: content comes back, then the calm page, then content', async () => {
  test.setTimeout(180_000);
  await onGlass(content, 'at first');
  for (const part of ['page', 'browser', 'host'] as const) {
    kill(part);
    await onGlass(content, `after the ${part} was killed`);
  }
  // Faster than content comes: the budget counts what ends within its window, on a slow machine too.
  const isSpent = () => (shell.restarts().calm ?? 0) > 0 || (kill('browser'), false);
  await expect.poll(isSpent, { timeout: 30_000, intervals: [500] }).toBe(true);
  await onGlass(/Cet écran ne marche pas aujourd’hui\.[^]*Lisez le panneau papier\./, 'when it is spent');
  await onGlass(content, 'at the next try');
  // The page of a browser that is killed ends with it, and is at times noticed first.
  const { 'page-gone': pages = 0, 'browser-exit': browsers = 0, ...others } = shell.restarts();
  expect(others).toMatchObject({ signal: 1, calm: 1 });
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages + browsers).toBeGreaterThanOrEqual(3); // the page, the browser, and again until the calm page
});

test('[SU27] the process for drawing is killed: the browser draws again, and it is counted', async () => {
  await onGlass(content, 'at first');
  await expect.poll(coloursDrawn, { timeout: 20_000 }).toBeGreaterThan(8);
  await expect.poll(() => partOf('drawing').length, { timeout: 10_000 }).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 4_000)); // it was looked at, twice
  kill('drawing');
  await expect.poll(() => shell.restarts().gpu, { timeout: 20_000 }).toBe(1);
  await expect.poll(coloursDrawn, { timeout: 20_000 }).toBeGreaterThan(8);
  expect(shell.restarts()['browser-exit'] ?? 0).toBe(0);
});

/** The demo residence has something to say on every message of the loop: its name stands under each. */
const content = /Cormoran/;

/** Less patience than in a hall: two restarts, then the calm page for fifteen seconds. */
const patience = { restarts: 2, windowMs: 15_000, firstDelayMs: 200 };

async function startShell(): Promise<BrowserShell> {
  const data = join(folder, 'kiosk');
  mkdirSync(data);
  const { code } = await server.fill('demo');
  const environment = {
    ...process.env,
    DISPLAY: display.name,
    VESTIBULE_DATA: data,
    VESTIBULE_SERVER: server.url,
    VESTIBULE_CODE: code,
    VESTIBULE_TEST_CHROMIUM_ARGS: '--no-sandbox --remote-debugging-port=0',
  };
  const config = JSON.stringify(readKioskConfig(data, environment));
  return startBrowserShell({
    data,
    port: 0,
    page: join(root, 'dist/renderer'),
    hostEntry: join(root, 'src-main/host/main.ts'),
    window: 'chromium',
    environment: { ...environment, VESTIBULE_KIOSK_CONFIG: config },
    say: () => {},
    giveUp: () => {},
    patience,
  });
}

type Part = 'page' | 'browser' | 'host' | 'drawing';

/** Ends a part as the system does for want of memory. */
function kill(part: Part): void {
  for (const pid of partOf(part)) process.kill(pid, 'SIGKILL');
}

function partOf(part: Part): number[] {
  const all = descendantsOf(process.pid);
  const named = (mark: string, among = all) => among.filter((pid) => commandOf(pid).includes(mark));
  const [browser] = named('--kiosk');
  const [host] = named('host/main.ts');
  const ofBrowser = browser === undefined ? [] : descendantsOf(browser);
  return {
    page: named('--type=renderer', ofBrowser),
    drawing: named('--type=gpu-process', ofBrowser),
    browser: browser === undefined ? [] : [browser],
    host: host === undefined ? [] : [host],
  }[part];
}

function descendantsOf(pid: number): number[] {
  try {
    return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
  } catch {
    return []; // it has ended meanwhile
  }
}

/** Waits until the window shows `text`, and says how long that took: a figure, and no bar, since machines differ. */
async function onGlass(text: RegExp, when: string): Promise<void> {
  const start = performance.now();
  await expect.poll(glass, { message: when, timeout: 40_000, intervals: [100] }).toMatch(text);
  console.log(`${when}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** How many colours a picture of the window has: one, when nothing is drawn. */
function coloursDrawn(): Promise<number> {
  return onPage(0, async (page) => {
    const pixels = await sharp(await page.screenshot({ timeout: 3_000 }))
      .resize(40, 40)
      .raw()
      .toBuffer();
    return new Set(
      Array.from({ length: 1600 }, (_, pixel) => pixels.subarray(pixel * 3, pixel * 3 + 3).toString('hex')),
    ).size;
  });
}

/** The words in the window; none while there is no window, or its page is gone. */
function glass(): Promise<string> {
  return onPage('', (page) => page.locator('body').innerText({ timeout: 1_000 }));
}

async function onPage<T>(otherwise: T, look: (page: Page) => Promise<T>): Promise<T> {
  try {
    const [port] = readFileSync(join(folder, 'kiosk/browser-profile/DevToolsActivePort'), 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 3_000 });
    const page = browser.contexts()[0]?.pages()[0];
    const seen = page ? await look(page) : otherwise;
    await browser.close();
    return seen;
  } catch {
    return otherwise;
  }
}
