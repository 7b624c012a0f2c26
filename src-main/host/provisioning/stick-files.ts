import { closeSync, constants, fstatSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { enrolmentFileName } from '#shared/server-protocol/enrolment-file.ts';

/** A file that a stick holds under the name of an enrolment file; its text is not read when it is too large. */
export type StickFile = { kind: 'text'; text: string } | { kind: 'too-large' };

const mostBytes = 16 * 1024;
/** A stick with more folders than this was not prepared for a screen: the host may not stand still over it. */
const mostFolders = 64;

/**
 * The enrolment files on all sticks: in each folder itself and in two levels below (/media/<stick>, /run/media/<user>/<stick>).
 * Nothing of another name is opened, and neither a link, a pipe nor a device is read.
 */
export function readStickFiles(folders: readonly string[]): StickFile[] {
  return folders
    .flatMap(placesIn)
    .map((folder) => readStickFile(join(folder, enrolmentFileName)))
    .filter((file) => file !== undefined);
}

function placesIn(folder: string): string[] {
  const below = foldersOf(folder);
  return [folder, ...below, ...below.flatMap(foldersOf)];
}

function foldersOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .slice(0, mostFolders)
      .map(({ name }) => join(folder, name));
  } catch {
    return []; // not there, or pulled out
  }
}

function readStickFile(path: string): StickFile | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return fstatSync(file).isFile() ? readOpened(file) : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined; // most folders hold none
  }
}

function readOpened(file: number): StickFile {
  const bytes = Buffer.alloc(mostBytes + 1);
  const length = readSync(file, bytes, 0, bytes.length, 0);
  return length > mostBytes
    ? { kind: 'too-large' }
    : { kind: 'text', text: bytes.toString('utf8', 0, length) };
}
