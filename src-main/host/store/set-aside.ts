import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** So many bad files are kept for support; an appliance's disk is small. */
const keptAside = 3;

// SQLite's own files first the database: a log without its database is thrown away by SQLite, never replayed.
const parts = ['', '-wal', '-shm'] as const;

/** Moves a database away with its log and its index, as `<name>.aside-<n>`; the newest has the highest number. */
export function setAside(path: string): void {
  aside(path, renameSync);
}

/** As `setAside`, but the file stays where it is. */
export function copyAside(path: string): void {
  aside(path, copyFileSync);
}

/** Removes what was set aside of this file: it may hold a residence's data. */
export function removeAsides(path: string): void {
  for (const number of asideNumbers(path)) remove(`${path}.aside-${number}`);
}

function aside(path: string, put: (from: string, to: string) => void): void {
  const numbers = asideNumbers(path);
  for (const number of numbers.slice(0, Math.max(0, numbers.length + 1 - keptAside)))
    remove(`${path}.aside-${number}`);
  const target = `${path}.aside-${(numbers.at(-1) ?? 0) + 1}`;
  for (const part of parts) if (existsSync(path + part)) put(path + part, target + part);
}

function asideNumbers(path: string): number[] {
  const prefix = `${basename(path)}.aside-`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .toSorted((a, b) => a - b);
}

function remove(path: string): void {
  for (const part of parts) rmSync(path + part, { force: true });
}
