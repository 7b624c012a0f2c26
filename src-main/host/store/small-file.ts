import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './store-error.ts';

/**
 * Replaces a small file whole: after a power cut it is the old one or the new one. Only the owner may read it.
 * Throws a KioskError: `store.full`, `store.read_only`.
 */
export function writeSmallFile(path: string, content: string): void {
  try {
    replaceFile(path, content);
  } catch (error) {
    throw fileError(error, path);
  }
}

function replaceFile(path: string, content: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, path);
  syncDirectory(dirname(path));
}

/** The content, or undefined when there is no such file. */
export function readSmallFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes the names in a directory survive a power cut. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
