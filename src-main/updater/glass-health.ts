import { closeSync, constants, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { glassHealthSchema } from '#shared/glass-health.ts';

const limit = 4096;

/** How long a version must have kept content on the glass before it is believed. */
const provenAfterSeconds = 60;

/** Whether `version` says of itself that content is on the glass, and has been for a minute. */
export function isProven(path: string, version: string): boolean {
  const health = glassHealthSchema.safeParse(readUntrusted(path));
  return health.success && health.data.version === version && health.data.upSeconds >= provenAfterSeconds;
}

/** What an earlier version said must not speak for the next one. */
export function forgetHealth(path: string): void {
  rmSync(path, { force: true });
}

/** The file belongs to the user of the screen, and we are root: no link is followed, nothing large is read, nothing is waited for. */
function readUntrusted(path: string): unknown {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!fstatSync(file).isFile()) return null;
      const bytes = Buffer.alloc(limit);
      return JSON.parse(bytes.subarray(0, readSync(file, bytes, 0, limit, 0)).toString('utf8'));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
