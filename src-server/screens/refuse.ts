import { errorTexts } from '#shared/error-codes.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { Refusal } from '#shared/server-protocol/refusal.ts';

/** A refusal with the catalogue's words. */
export function refusal(code: ErrorCode, more: Omit<Refusal, 'code' | 'message'> = {}): Refusal {
  return { code, message: errorTexts[code], ...more };
}

/** The same as an answer. */
export function refuse(
  code: ErrorCode,
  more: Omit<Refusal, 'code' | 'message'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: refusal(code, more) };
}
