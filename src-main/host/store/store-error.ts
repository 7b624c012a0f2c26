import Database from 'better-sqlite3';
import { KioskError } from '#shared/kiosk-error.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { Log } from '../ports.ts';

/** SQLite's primary result codes that are trouble outside; every other one is a bug and stays as it is. */
const codeOfTrouble: Record<string, ErrorCode> = {
  SQLITE_CORRUPT: 'store.damaged',
  SQLITE_NOTADB: 'store.damaged',
  SQLITE_FULL: 'store.full',
  SQLITE_READONLY: 'store.read_only',
  SQLITE_CANTOPEN: 'store.read_only',
  SQLITE_PERM: 'store.read_only',
  SQLITE_IOERR: 'store.read_only',
  SQLITE_BUSY: 'store.busy',
  SQLITE_LOCKED: 'store.busy',
};

// Reading less than a page, or a page that cannot be read, is damage; the other input/output errors are the disk's.
const damagedReads = new Set(['SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_READ', 'SQLITE_IOERR_CORRUPTFS']);

/** Gives what a database threw its code of the catalogue. Returns anything else unchanged. */
export function storeError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const primary = error.code.split('_').slice(0, 2).join('_');
  const code = damagedReads.has(error.code) ? 'store.damaged' : codeOfTrouble[primary];
  return code ? new KioskError(code, `${error.code}: ${error.message}`, { cause: error }) : error;
}

/** Gives what the file system threw its code of the catalogue. Returns anything else unchanged. */
export function fileError(error: unknown, path?: string): unknown {
  if (!(error instanceof Error && 'code' in error) || error instanceof KioskError) return error;
  const isFull = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  return new KioskError(isFull ? 'store.full' : 'store.read_only', String(error.code), {
    ...(path === undefined ? {} : { field: path }),
    cause: error,
  });
}

/** Runs what touches a database; trouble outside leaves it as a KioskError. */
export function inStore<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeError(error);
  }
}

/** Runs what can be done another time: trouble outside (a full disk) is counted, and ends nothing. */
export function sparing(log: Log, work: () => void): boolean {
  try {
    inStore(work);
    return true;
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    log.trouble(error.code, {}, error);
    return false;
  }
}

/** Whether the error is trouble with this code. */
export function isTrouble(error: unknown, ...codes: ErrorCode[]): error is KioskError {
  return error instanceof KioskError && codes.includes(error.code);
}
