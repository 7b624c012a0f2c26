import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const mostDumps = 5;

/** Deletes all but the newest crash dumps, which nobody sends anywhere: a page that falls daily must not fill the disk. */
export function keepFewCrashDumps(folder: string): void {
  const dumps = filesBelow(folder)
    .filter((path) => path.endsWith('.dmp'))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .toSorted((one, other) => other.at - one.at);
  for (const { path } of dumps.slice(mostDumps)) rmSync(path, { force: true });
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  } catch {
    return []; // nothing has crashed yet
  }
}
