import { z } from 'zod';
import { errorCodes } from '../error-codes.ts';
import { unixMsSchema } from '../domain/primitives.ts';

/** Why the other side said no. A code that this version does not know reads as `internal`. */
export const refusalSchema = z.object({
  code: z.enum(errorCodes).catch('internal'),
  message: z.string(),
  field: z.string().optional(),
  /** Seconds to wait, with `enrol.rate_limited` and `server.busy`. */
  retryAfterSeconds: z.number().optional(),
  /** With `code.expired`: since when. */
  since: unixMsSchema.optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** Answer of a message that can be refused. */
export const answerSchema = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), refusal: refusalSchema }),
  ]);
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };
