import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian package → program of it that the tests use. */
const wanted = { chromium: 'chromium', 'espeak-ng': 'espeak-ng', xdotool: 'xdotool', xvfb: 'Xvfb' } as const;

/** Installs with apt what the tests lack, where it may; else says in one sentence what to install. */
export function prepareTestMachine(say: (sentence: string) => void): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const words = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    say(`The tests need ${missing.join(', ')}: run « sudo apt-get ${words.join(' ')} ».`);
    return;
  }
  say(`Installing ${missing.join(', ')} with apt…`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2], env: environment });
    execFileSync('apt-get', [...words, '-qq'], { stdio: ['ignore', 'ignore', 2], env: environment });
  } catch {
    say(`apt cannot install ${missing.join(', ')} here; what needs them fails.`);
  }
}

function missingPackages(): string[] {
  return Object.entries(wanted)
    .filter(([, program]) => !isOnPath(program))
    .map(([name]) => name);
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
