import type { ErrorCode } from './error-codes.ts';

/** Trouble outside the program (disk, file, configuration, peer), with a code from the catalogue. */
export class KioskError extends Error {
  readonly code: ErrorCode;
  /** The field, option or file that is wrong, when there is one. */
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, more: { field?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.name = 'KioskError';
    this.code = code;
    this.field = more.field;
  }
}
