import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { startProgram } from '#scripts/program.ts';
import type { Program } from '#scripts/program.ts';
import { childrenOf, commandOf } from '../processes.ts';
import { XDisplay } from './x-display.ts';

/** The product as it hangs in a hall: the browser shell opens its own Chromium in kiosk mode, on a display of its own. */
export class WindowedKiosk {
  readonly data: string;
  readonly program: Program;
  readonly display: XDisplay;
  readonly #folder: string;

  private constructor(
    folder: string,
    display: XDisplay,
    environment: Record<string, string>,
    before: (data: string) => void,
  ) {
    this.#folder = folder;
    this.display = display;
    this.data = join(folder, 'kiosk');
    mkdirSync(this.data);
    before(this.data);
    this.program = startProgram(
      resolve(import.meta.dirname, '../../../src-main/browser/main.ts'),
      {
        DISPLAY: display.name,
        VESTIBULE_DATA: this.data,
        VESTIBULE_SHELL: 'browser',
        VESTIBULE_PORT: '0',
        VESTIBULE_TEST_CHROMIUM_ARGS: '--no-sandbox --remote-debugging-port=0',
        ...environment,
      },
      2,
    );
  }

  /** `before`: what lies in its data directory when it starts. */
  static async start(
    environment: Record<string, string> = {},
    before: (data: string) => void = () => {},
  ): Promise<WindowedKiosk> {
    const folder = mkdtempSync(join(tmpdir(), 'vestibule-window-'));
    return new WindowedKiosk(folder, await XDisplay.start(), environment, before);
  }

  /** The browser's process, while it runs. */
  get browser(): number | undefined {
    return childrenOf(this.program.pid).find((pid) => commandOf(pid).includes('--kiosk'));
  }

  async stop(): Promise<void> {
    await this.program.stop();
    await this.display.stop();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Address of the debugging port that a Chromium has written into its profile, and the path of its own line. */
export async function debuggingOf(profile: string): Promise<{ port: string; path: string }> {
  const file = join(profile, 'DevToolsActivePort');
  await expect
    .poll(() => existsSync(file) && readFileSync(file, 'utf8').includes('\n'), { timeout: 30_000 })
    .toBe(true);
  const [port = '', path = ''] = readFileSync(file, 'utf8').split('\n');
  return { port, path };
}
