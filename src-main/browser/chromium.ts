import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { drawingTiles } from '../supervisor/drawing-tiles.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Path of the first Chromium or Chrome: `VESTIBULE_CHROMIUM`, then along `PATH`; null when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const named = environment['VESTIBULE_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What keeps a window from being opened here, in one sentence; null when nothing does. */
export function whyNoWindow(environment: NodeJS.ProcessEnv, userId: number | undefined): string | null {
  const extra = environment['VESTIBULE_TEST_CHROMIUM_ARGS'] ?? '';
  if (userId === 0 && !extra.split(' ').includes('--no-sandbox')) {
    return 'A browser is not opened as root, because its sandbox does not work there.';
  }
  if (!environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) return 'There is no display.';
  return null;
}

/** The part of the command line that changes how long a touch takes to the glass; benchmarks take it too. */
export const drawingFlags = Object.entries(drawingTiles).map(([name, value]) => `--${name}=${value}`);

/**
 * The command line of the kiosk's Chromium. The sandbox is never switched off here: only tests, which run as
 * root in containers, add to it (`VESTIBULE_TEST_CHROMIUM_ARGS`).
 */
export function chromiumArguments(profile: string, url: string, extra: readonly string[]): string[] {
  return [
    '--kiosk',
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-infobars',
    '--disable-notifications',
    '--disable-pinch',
    '--disable-print-preview',
    '--disable-quic',
    '--disable-session-crashed-bubble',
    '--disable-sync',
    '--disable-translate',
    '--disable-features=Translate,AutofillServerCommunication,PasswordManagerOnboarding,MediaRouter',
    '--overscroll-history-navigation=0',
    '--password-store=basic',
    '--autoplay-policy=no-user-gesture-required',
    ...drawingFlags,
    ...extra,
  ];
}

/**
 * Opens the kiosk's window. The profile is wiped before: no history, no cookie, no session to restore, and nothing
 * that a power cut has damaged.
 */
export async function openChromium(
  executable: string,
  profile: string,
  url: string,
  environment: NodeJS.ProcessEnv,
): Promise<ChildProcess> {
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  await mkdir(profile, { recursive: true, mode: 0o700 });
  const extra = (environment['VESTIBULE_TEST_CHROMIUM_ARGS'] ?? '').split(' ').filter(Boolean);
  return spawn(executable, chromiumArguments(profile, url, extra), { stdio: 'ignore', env: environment });
}
