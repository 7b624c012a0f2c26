import { relative } from 'node:path';

/** One thing a workload asked of its files, in the order in which the kernel did it. Paths are relative. */
export type Entry =
  | { kind: 'opened'; descriptor: number; path: string; isTruncated: boolean }
  | { kind: 'directory-opened'; descriptor: number; path: string }
  | { kind: 'written'; descriptor: number; offset: number; bytes: Buffer }
  | { kind: 'resized'; descriptor: number; size: number }
  | { kind: 'synced'; descriptor: number }
  | { kind: 'unlinked'; path: string }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'marked'; text: string };

const headerLength = 24;
const truncateFlag = 0o1000; // O_TRUNC on Linux

/**
 * Reads back what recorder.c wrote. `directory` is the watched one; its own path reads as '.'.
 * Throws on a recording that ends inside an entry or holds a kind it does not know.
 */
export function parseRecording(recording: Buffer, directory: string): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < recording.length;) {
    const length = Number(recording.readBigUInt64LE(at + 16));
    entries.push(parseEntry(recording.subarray(at, at + headerLength + length), directory));
    at += headerLength + length;
  }
  return entries;
}

function parseEntry(entry: Buffer, directory: string): Entry {
  const kind = entry.readUInt32LE(0);
  const descriptor = entry.readInt32LE(4);
  const number = Number(entry.readBigUInt64LE(8));
  const bytes = entry.subarray(headerLength);
  const [path = '', secondPath = ''] = [1, 5, 6, 8].includes(kind) ? pathsIn(bytes, directory) : [];
  switch (kind) {
    case 1:
      return { kind: 'opened', descriptor, path, isTruncated: (number & truncateFlag) !== 0 };
    case 2:
      return { kind: 'written', descriptor, offset: number, bytes };
    case 3:
      return { kind: 'resized', descriptor, size: number };
    case 4:
      return { kind: 'synced', descriptor };
    case 5:
      return { kind: 'unlinked', path };
    case 6:
      return { kind: 'renamed', from: path, to: secondPath };
    case 7:
      return { kind: 'marked', text: bytes.toString('utf8').trimEnd() };
    case 8:
      return { kind: 'directory-opened', descriptor, path: path || '.' };
    default:
      throw new Error(`recorder.c and recording.ts disagree: entry of kind ${kind}`);
  }
}

function pathsIn(bytes: Buffer, directory: string): string[] {
  return bytes
    .toString('utf8')
    .split('\0')
    .map((path) => relative(directory, path));
}
