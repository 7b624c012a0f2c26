import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import type { StaffSession } from '#scripts/demo/staff-session.ts';
import { findElectron } from '#scripts/find-electron.ts';
import { launchChromium } from './launch-chromium.ts';
import { ServerProgram } from './server-program.ts';
import type { Content } from './server-program.ts';
import { killHost, openBrowserShell, openElectronShell, whyNoElectron } from './shells.ts';
import type { RunningShell, ShellInput } from './shells.ts';

/** A central server, and a kiosk on it in the shell of the project, all in processes of their own. */
export type Kiosk = {
  page: Page;
  /** The staff API, signed in. */
  staffApi: StaffSession;
  residence: string;
  /** Enrols further screens. */
  code: string;
  server: ServerProgram;
  shell: RunningShell;
  killServer(): Promise<void>;
  /** The same server at the same address. */
  startServer(): Promise<void>;
  killHost(): void;
  /** Random bytes over the cache, as a dying disk leaves it; the host is killed and started again by its shell. */
  damageFeed(): void;
};

/** What a project or a test may choose (`test.use`). */
export type Options = {
  shell: 'browser' | 'electron';
  /** On the server before the test. */
  content: Content;
  /** False: the kiosk begins in the wizard. */
  enrolled: boolean;
  /** Seconds on another clock, other settings: environment of the kiosk. */
  kioskEnvironment: Record<string, string>;
};

type Own = Options & { kiosk: Kiosk };
type Shared = { openBrowser: () => Promise<Browser> };

/**
 * `test` with the fixture `kiosk`; the same tests run in both shells. A test fails when the page broke its content
 * security policy or threw.
 */
export const test = base.extend<Own, Shared>({
  shell: ['browser', { option: true }],
  content: ['empty', { option: true }],
  enrolled: [true, { option: true }],
  kioskEnvironment: [{}, { option: true }],

  openBrowser: [
    async ({ playwright }, use) => {
      let launched: Promise<Browser> | undefined;
      await use(() => (launched ??= launchChromium(playwright.chromium)));
      await (await launched)?.close();
    },
    { scope: 'worker' },
  ],

  kiosk: async (
    { shell, content, enrolled, kioskEnvironment, openBrowser, viewport, hasTouch, contextOptions },
    use,
    testInfo,
  ) => {
    const obstacle = shell === 'electron' ? whyNoElectron() : null;
    if (obstacle !== null && process.env['REQUIRE_ELECTRON'] === '1') throw new Error(obstacle);
    testInfo.skip(obstacle !== null, obstacle ?? '');

    const folder = mkdtempSync(join(tmpdir(), 'vestibule-e2e-'));
    const server = new ServerProgram(folder);
    await server.start();
    const { residence, code } = await server.fill(content);
    const environment = {
      VESTIBULE_SERVER: server.url,
      ...(enrolled ? { VESTIBULE_CODE: code } : {}),
      ...kioskEnvironment,
    };
    const context = { ...contextOptions, viewport, hasTouch };
    const running = await openShell(shell, {
      data: join(folder, 'kiosk'),
      environment,
      openBrowser,
      context,
    });
    const faults = faultsOf(running.page);
    await use({
      page: running.page,
      staffApi: await server.signIn(),
      residence,
      code,
      server,
      shell: running,
      killServer: () => server.kill(),
      startServer: () => server.start(),
      killHost: () => killHost(running),
      damageFeed: () => {
        killHost(running);
        for (const end of ['-wal', '-shm']) rmSync(join(folder, `kiosk/feed.db${end}`), { force: true });
        writeFileSync(join(folder, 'kiosk/feed.db'), randomBytes(64 * 1024));
      },
    });
    await running.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    expect(faults).toEqual([]);
  },
});
export { expect };

function openShell(shell: Options['shell'], input: ShellInput): Promise<RunningShell> {
  const electron = shell === 'electron' ? findElectron(process.env) : null;
  return electron === null ? openBrowserShell(input) : openElectronShell(input, electron);
}

/** What the page must never do: throw, or try what the content security policy forbids. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
  return faults;
}
