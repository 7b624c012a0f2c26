import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron } from '@playwright/test';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { findElectron } from '#scripts/find-electron.ts';
import { startProgram } from '#scripts/program.ts';
import { childrenOf, commandOf } from './processes.ts';

const root = resolve(import.meta.dirname, '../..');

/** A kiosk that runs in one of the shells. */
export type RunningShell = {
  page: Page;
  /** Opens the kiosk in another browser of this machine; null in Electron. */
  address: string | null;
  /** The process of the shell. */
  pid: number;
  /** What shell and host have written to their error stream, which is their log. */
  log(): string;
  close(): Promise<void>;
};

export type ShellInput = {
  data: string;
  environment: Record<string, string>;
  openBrowser: () => Promise<Browser>;
  context: BrowserContextOptions;
};

/** The browser shell as a process, and its page in a Chromium that Playwright drives. */
export async function openBrowserShell(input: ShellInput): Promise<RunningShell> {
  mkdirSync(input.data, { recursive: true });
  const logFile = join(input.data, '..', 'shell.log');
  const errors = openSync(logFile, 'a');
  const program = startProgram(
    resolve(root, 'src-main/browser/main.ts'),
    { ...input.environment, VESTIBULE_DATA: input.data, VESTIBULE_SHELL: 'none', VESTIBULE_PORT: '0' },
    errors,
  );
  closeSync(errors);
  const log = () => readFileSync(logFile, 'utf8');
  const address = String((await program.ready)['kiosk']);
  const context = await (await input.openBrowser()).newContext(input.context);
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    address,
    pid: program.pid,
    log,
    close: async () => {
      await context.close();
      await program.stop();
      process.stderr.write(log()); // for who looks for the cause of a failure
    },
  };
}

/** The Electron shell from its bundle. Playwright would switch the sandbox off unless told. */
export async function openElectronShell(input: ShellInput, binary: string): Promise<RunningShell> {
  mkdirSync(input.data, { recursive: true });
  const app = await _electron.launch({
    executablePath: binary,
    args: [resolve(root, 'dist/main/electron.js')],
    chromiumSandbox: true,
    env: { ...process.env, ...input.environment, VESTIBULE_DATA: input.data },
  });
  const lines: string[] = [];
  app.process().stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  return {
    page: await app.firstWindow(),
    address: null,
    pid: app.process().pid ?? 0,
    log: () => lines.join(''),
    close: () => app.close(),
  };
}

/** Why the Electron suite cannot run here; null when it can. */
export function whyNoElectron(): string | null {
  return findElectron(process.env) === null ? 'no Electron binary' : null;
}

/** Ends the host as the system does for want of memory. */
export function killHost(shell: RunningShell): void {
  const host = childrenOf(shell.pid).find((pid) =>
    /host\/main\.ts|host\.js|vestibule-host/.test(commandOf(pid)),
  );
  if (host === undefined) throw new Error('the shell has no host');
  process.kill(host, 'SIGKILL');
}
