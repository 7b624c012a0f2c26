import { z } from 'zod';
import { answerSchema } from './refusal.ts';
import { digestSchema, epochSchema, revisionSchema, scopeIdSchema } from './scope.ts';

/** Most items and most bytes of JSON in one page. */
export const pageLimits = { items: 500, bytes: 512 * 1024 } as const;

/** `/screen` `pull`: what changed after `since`? */
export const pullSchema = z.object({
  scope: scopeIdSchema,
  epoch: epochSchema.or(z.literal('')),
  since: revisionSchema,
  /** The screen's digest at `since`, so that the server can tell that they differ. */
  digest: digestSchema,
  limit: z.int().min(1).max(pageLimits.items),
});
export type Pull = z.infer<typeof pullSchema>;

export const resetReasonSchema = z.enum(['first', 'epoch', 'floor', 'future', 'diverged']);
export type ResetReason = z.infer<typeof resetReasonSchema>;

/** The next page, or the word to take a snapshot over HTTP instead. */
export const pageSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('delta'),
    epoch: epochSchema,
    /** Wire items, read one by one. */
    items: z.array(z.unknown()).max(pageLimits.items),
    /** The cursor after this page. */
    to: revisionSchema,
    head: revisionSchema,
    upToDate: z.boolean(),
    /** The server's digest at `to`, when it still knows it. */
    digest: digestSchema.nullable(),
  }),
  z.object({
    status: z.literal('reset'),
    reason: resetReasonSchema,
    /** Path on the server's origin, with a short-lived token; GET answers a manifest, POST items by id. */
    snapshotPath: z.string().startsWith('/'),
  }),
]);
export type Page = z.infer<typeof pageSchema>;

export const pullAnswerSchema = answerSchema(pageSchema);
