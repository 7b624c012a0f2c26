import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const withinMs = 20 * 60_000;

/** Debian's package manager, as far as the updater needs it. */
export type Dpkg = {
  installedVersion(): Promise<string>;
  architecture(): Promise<string>;
  /** Goes on with what a power cut has left half-done. */
  configure(): Promise<void>;
  /** Installs a package over the one that is there, older or newer. Throws when dpkg fails. */
  install(path: string): Promise<void>;
};

/** The machine's own dpkg. It asks nobody anything, and what an operator has changed in /etc stays. */
export const systemDpkg: Dpkg = {
  installedVersion: async () => (await dpkg('dpkg-query', '-W', '-f=${Version}', 'vestibule-kiosk')).trim(),
  architecture: async () => (await dpkg('dpkg', '--print-architecture')).trim(),
  configure: async () => void (await dpkg('dpkg', '--force-confold', '--configure', '-a')),
  install: async (path) => void (await dpkg('dpkg', '--force-confold', '--force-confdef', '-i', path)),
};

async function dpkg(program: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  return (await run(program, words, { env, timeout: withinMs })).stdout;
}
