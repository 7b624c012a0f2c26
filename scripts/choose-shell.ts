import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { findChromium, whyNoWindow } from '#main/browser/chromium.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { findElectron } from './find-electron.ts';
import type { Shell } from './options.ts';

const run = promisify(execFile);
const installer = resolve(import.meta.dirname, '../node_modules/electron/install.js');
const fetchLimitMs = 5 * 60_000;

/** Which shell runs, and why not a better one, in a sentence for the operator. */
export type Choice = { shell: Shell; binary: string | null; because: string | null };

/**
 * The wanted shell, or the best one that can run here: Electron if its binary is there or can be fetched,
 * else Chromium or Chrome, else none. Throws a KioskError when Electron is wanted and cannot run.
 */
export async function chooseShell(
  wanted: Shell | undefined,
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<Choice> {
  const obstacle = whyNoWindow(environment, process.getuid?.());
  if (wanted === 'electron')
    return { shell: 'electron', binary: await needElectron(environment, say), because: null };
  if (wanted) return { shell: wanted, binary: null, because: null };
  if (obstacle !== null) return { shell: 'none', binary: null, because: obstacle };
  const electron = findElectron(environment) ?? (await fetchElectron(environment, say));
  if (electron !== null) return { shell: 'electron', binary: electron, because: null };
  if (findChromium(environment) !== null) return { shell: 'browser', binary: null, because: null };
  return { shell: 'none', binary: null, because: 'Neither Electron nor Chromium nor Chrome is here.' };
}

async function needElectron(
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<string> {
  const binary = findElectron(environment) ?? (await fetchElectron(environment, say));
  if (binary !== null) return binary;
  throw new KioskError(
    'config.invalid',
    'The Electron binary is not here and cannot be fetched; use --shell browser.',
    {
      field: '--shell',
    },
  );
}

async function fetchElectron(
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<string | null> {
  say('Fetching the Electron binary…');
  try {
    await run(process.execPath, [installer], { timeout: fetchLimitMs });
  } catch {
    say('The Electron binary cannot be fetched here.');
  }
  return findElectron(environment);
}
