import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packageFolder = resolve(import.meta.dirname, '../node_modules/electron');

/**
 * Path of the Electron binary, or null. Looked for by path only: requiring the package outside Electron starts
 * a download.
 */
export function findElectron(environment: NodeJS.ProcessEnv): string | null {
  const name = readName();
  const candidates = [
    environment['VESTIBULE_ELECTRON'],
    environment['ELECTRON_OVERRIDE_DIST_PATH'] && join(environment['ELECTRON_OVERRIDE_DIST_PATH'], name),
    join(packageFolder, 'dist', name),
  ];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** `path.txt` is written beside a fetched binary and says its name. */
function readName(): string {
  const file = join(packageFolder, 'path.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'electron';
}
