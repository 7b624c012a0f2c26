import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { policedChromium, shippedPolicy, whyNoPolicy } from './policed-chromium.ts';
import { WindowedKiosk } from './windowed-kiosk.ts';

const obstacle = whyNoPolicy();
// Chromium reads its policy in /etc alone; where this Chromium cannot be given an /etc of its own, nothing can be proven.
test.skip(obstacle !== null, obstacle ?? '');

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-policy-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('[LK25] [LK26] Chromium knows every line of its policy, keeps it, and opens no address but the kiosk’s', async () => {
  const browser = await openReadable();
  const page = await browser.newPage();
  await page.goto('chrome://policy');
  const named = Object.keys(readable());
  await expect.poll(async () => (await rowsOf(page)).length).toBeGreaterThan(named.length);
  const rows = await rowsOf(page);
  const state = (name: string) => rows.find((row) => row.startsWith(`${name} `)) ?? `${name} is not known`;
  expect(named.map(state).filter((row) => !kept.test(row))).toEqual([]);

  for (const address of foreign) {
    const way = (await browser.newPage()).goto(address);
    await expect(way, address).rejects.toThrow('ERR_BLOCKED_BY_ADMINISTRATOR');
  }
  await browser.close();
});

test('[LK27] under the whole policy the kiosk shows its content in one window, and chords of the browser add none', async () => {
  const told = join(folder, 'told');
  const kiosk = await WindowedKiosk.start({
    VESTIBULE_CHROMIUM: policedChromium(folder, shippedPolicy()),
    VESTIBULE_TEST_CHROMIUM_ARGS: '--no-sandbox',
    ...systemd(told),
  });
  await kiosk.program.ready;
  // Developer tools are forbidden, to Playwright too: the watchdog says what the page has said, the display what is on it.
  await expect
    .poll(() => existsSync(told) && readFileSync(told, 'utf8'), { timeout: 40_000 })
    .toContain('READY=1');
  const windows = await kiosk.display.windows();
  expect(windows).not.toEqual([]);
  for (const chord of ['ctrl+shift+i', 'F12', 'ctrl+shift+n', 'ctrl+p', 'ctrl+o', 'ctrl+u', 'ctrl+t'])
    await kiosk.display.input('key', chord);
  await kiosk.display.input('sleep', '1');
  expect(await kiosk.display.windows()).toEqual(windows);
  await kiosk.stop();
});

/** Deprecated ones are still kept: their followers are lists, whose items this Chromium does not tell. */
const kept = / Platform Machine Mandatory (OK|Deprecated) /;

const foreign = [
  'https://example.org/',
  'http://localhost:1/',
  'file:///etc/passwd',
  'view-source:http://127.0.0.1/',
  'chrome://version/',
  'chrome://settings/',
  'data:text/html,hello',
];

/** The policy with the two lines less that would keep the test itself from reading it, and the one page that tells. */
function readable(): Record<string, unknown> {
  const { DeveloperToolsAvailability, RemoteDebuggingAllowed, ...rest } = shippedPolicy();
  expect([DeveloperToolsAvailability, RemoteDebuggingAllowed]).toEqual([2, false]);
  return { ...rest, URLAllowlist: [...(rest['URLAllowlist'] as string[]), 'chrome://policy'] };
}

function openReadable(): Promise<BrowserContext> {
  const args = [
    '--no-sandbox',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  const executablePath = policedChromium(folder, readable());
  return chromium.launchPersistentContext(join(folder, 'profile'), { executablePath, args });
}

/** What chrome://policy says of each policy in turn, its name first. */
function rowsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    return inside(document)
      .filter(({ localName }) => localName === 'policy-row')
      .map(({ shadowRoot }) => (shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim());
  });
}

/** An environment in which the words for systemd are written into the file `told`. */
function systemd(told: string): Record<string, string> {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'systemd-notify'), `#!/bin/sh\necho "$1" >> '${told}'\n`);
  chmodSync(join(bin, 'systemd-notify'), 0o755);
  return { PATH: `${bin}:${process.env['PATH']}`, NOTIFY_SOCKET: join(folder, 'notify') };
}
