import type { z } from 'zod';
import { errorTexts } from '#shared/error-codes.ts';
import type { ErrorCode } from '#shared/error-codes.ts';

/** HTTP status of the codes that the staff API answers; what is not listed is a 400. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'input.too_large': 413,
  'auth.required': 401,
  'auth.wrong_credentials': 401,
  'auth.forbidden': 403,
  not_found: 404,
  conflict: 409,
  'rate.limited': 429,
  internal: 500,
  'server.busy': 503,
};

/** An answer of the staff API that is not a success. Thrown by handlers, turned into the error body in one place. */
export class StaffError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, more: { field?: string; message?: string } = {}) {
    super(more.message ?? errorTexts[code]);
    this.name = 'StaffError';
    this.code = code;
    this.field = more.field;
  }

  get status(): number {
    return statuses[this.code] ?? 400;
  }

  get body() {
    const { code, message, field } = this;
    return { error: { code, message, ...(field === undefined ? {} : { field }) } };
  }
}

/** Reads input strictly; throws `input.invalid` with the first field that is wrong. */
export function readInput<S extends z.ZodType>(schema: S, raw: unknown): z.infer<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].join('.') || 'body';
  throw new StaffError('input.invalid', { field, message: issue?.message ?? errorTexts['input.invalid'] });
}

/**
 * A PATCH over what is stored, to be read by the whole schema: an absent field keeps its value, and one that
 * is wrong, unknown or no longer fits the others is named.
 */
export function overlay(stored: object, patch: unknown): object {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    throw new StaffError('input.invalid', { field: 'body', message: 'is not an object' });
  }
  return { ...stored, ...patch };
}
