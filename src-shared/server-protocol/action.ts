import { z } from 'zod';
import { errorCodes } from '../error-codes.ts';
import { unixMsSchema } from '../domain/primitives.ts';
import { revisionSchema, scopeIdSchema } from './scope.ts';

/** Actions of one screen that may be unanswered at once. */
export const maxInFlight = 16;

/** `/screen` `action`: what a person did. Sent at least once, applied exactly once by its `key`. */
export const actionMessageSchema = z.object({
  /** UUIDv7: identity and nothing else. */
  key: z.uuid(),
  /** Number of the action on this device, without gaps within an incarnation. */
  seq: z.int().min(1),
  /** New when outbox.db had to be made anew. */
  incarnation: z.uuid(),
  kind: z.string().min(1).max(60),
  payload: z.unknown(),
  /** When the person did it, by the screen's corrected clock: advice, the server stamps its own. */
  at: unixMsSchema,
});
export type ActionMessage = z.infer<typeof actionMessageSchema>;

/** The server's word, given only after its commit. */
export const actionAnswerSchema = z.discriminatedUnion('status', [
  z.object({
    key: z.uuid(),
    status: z.literal('applied'),
    /** The scope revision that shows the effect; null when nothing visible changed. */
    scope: scopeIdSchema.nullable(),
    rev: revisionSchema.nullable(),
    durableSeq: z.int().min(0),
  }),
  z.object({
    key: z.uuid(),
    status: z.literal('refused'),
    code: z.enum(errorCodes).catch('internal'),
    message: z.string(),
    field: z.string().optional(),
    durableSeq: z.int().min(0),
  }),
  z.object({
    key: z.uuid(),
    status: z.literal('retry'),
    code: z.enum(errorCodes).catch('internal'),
    retryAfterMs: z.int().min(0),
    /** The `seq` that the server misses: the screen sends from there, or says `forgotten`. */
    expect: z.int().min(1).optional(),
  }),
]);
export type ActionAnswer = z.infer<typeof actionAnswerSchema>;

/** `/screen` `forgotten`: the screen no longer holds these. The server logs an alarm and goes on after `to`. */
export const forgottenSchema = z.object({ incarnation: z.uuid(), from: z.int().min(1), to: z.int().min(1) });
export type Forgotten = z.infer<typeof forgottenSchema>;
