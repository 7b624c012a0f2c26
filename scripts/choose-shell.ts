import { findChromium, whyNoWindow } from '#main/browser/chromium.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { fetchElectron } from './fetch-electron.ts';
import { findElectron } from './find-electron.ts';
import type { Shell } from './options.ts';

/** Which shell runs, and why there is no window, in a sentence for the operator. */
export type Choice = { shell: Shell; because: string | null };

type Say = (sentence: string) => void;

/**
 * The wanted shell, or the best one that can run here: Electron if its binary is there or can be fetched,
 * else Chromium or Chrome, else none. Throws a KioskError when Electron is wanted and not to be had.
 */
export async function chooseShell(
  wanted: Shell | undefined,
  environment: NodeJS.ProcessEnv,
  say: Say,
): Promise<Choice> {
  if (wanted === 'none') return { shell: 'none', because: null };
  if (wanted === 'electron') {
    if (await canHaveElectron(environment, say)) return { shell: 'electron', because: null };
    throw new KioskError(
      'config.invalid',
      'The Electron binary is not here and cannot be fetched; use --shell browser.',
      {
        field: '--shell',
      },
    );
  }
  const obstacle = whyNoWindow(environment, process.getuid?.());
  if (obstacle !== null) return { shell: 'none', because: obstacle };
  if (wanted === undefined && (await canHaveElectron(environment, say)))
    return { shell: 'electron', because: null };
  if (findChromium(environment) !== null) return { shell: 'browser', because: null };
  return { shell: 'none', because: 'No Chromium or Chrome is installed.' };
}

async function canHaveElectron(environment: NodeJS.ProcessEnv, say: Say): Promise<boolean> {
  return (findElectron(environment) ?? (await fetchElectron(environment, say))) !== null;
}
