import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { UpdateConfig } from './update-config.ts';

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

/**
 * The machine's own dpkg. It asks nobody anything, and what an operator has changed in /etc stays. A package that does not start
 * its screen anew by itself names the unit that does.
 */
export function systemDpkg({ package: name, unit }: Pick<UpdateConfig, 'package' | 'unit'>): Dpkg {
  return {
    installedVersion: async () => (await ask('dpkg-query', '-W', '-f=${Version}', name)).trim(),
    architecture: async () => (await ask('dpkg', '--print-architecture')).trim(),
    configure: async () => void (await ask('dpkg', '--force-confold', '--configure', '-a')),
    install: async (path) => {
      await ask('dpkg', '--force-confold', '--force-confdef', '-i', path);
      if (unit !== undefined) await ask('systemctl', 'try-restart', unit);
    },
  };
}

async function ask(program: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  return (await run(program, words, { env, timeout: withinMs })).stdout;
}
