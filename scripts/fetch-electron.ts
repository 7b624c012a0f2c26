import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { findElectron } from './find-electron.ts';

const run = promisify(execFile);
const installer = resolve(import.meta.dirname, '../node_modules/electron/install.js');
const limitMs = 5 * 60_000;

/** Lets the package `electron` fetch its binary. Its path; null where that fails (at once, when offline). */
export async function fetchElectron(
  environment: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
): Promise<string | null> {
  say('Fetching the Electron binary…');
  try {
    await run(process.execPath, [installer], { timeout: limitMs });
  } catch {
    say('The Electron binary cannot be fetched here.');
  }
  return findElectron(environment);
}
