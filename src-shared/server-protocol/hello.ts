import { z } from 'zod';
import { unixMsSchema } from '../domain/primitives.ts';
import { screenSettingsSchema } from '../domain/screen.ts';
import { answerSchema } from './refusal.ts';
import { digestSchema, epochSchema, maxScopes, revisionSchema, scopeIdSchema } from './scope.ts';

/** `/screen` `challenge`, sent by the server at once: sign `nonce + screenId` (UTF-8) and say hello within 5 s. */
export const challengeSchema = z.object({ nonce: z.string().min(16).max(128) });

/** What a screen signs (its UTF-8 bytes) to prove its key. */
export const helloProof = (nonce: string, screenId: string) => nonce + screenId;

/** `/screen` `hello`: who I am and what I hold. */
export const helloSchema = z.object({
  protocol: z.int(),
  app: z.string().max(40),
  screenId: z.uuid(),
  /** Ed25519 over `helloProof`, base64. */
  signature: z.base64().max(200),
  /** What the screen holds, an entry for each scope that it knows; epoch `''` before the first pull. */
  scopes: z
    .array(
      z.object({
        id: scopeIdSchema,
        epoch: epochSchema.or(z.literal('')),
        cursor: revisionSchema,
        digest: digestSchema,
      }),
    )
    .max(maxScopes),
  outbox: z.object({ incarnation: z.uuid(), pending: z.int().min(0), lastAckedSeq: z.int().min(0) }),
  /** The screen's own clock, for the operator; the server never trusts it. */
  clock: unixMsSchema,
});
export type Hello = z.infer<typeof helloSchema>;

export const welcomeSchema = z.object({
  serverTime: unixMsSchema,
  residence: z.object({ id: scopeIdSchema, name: z.string() }),
  scopes: z.array(z.object({ id: scopeIdSchema, epoch: epochSchema, head: revisionSchema })).max(maxScopes),
  /** Highest `seq` of this incarnation that the server applied or refused. */
  lastSeq: z.int().min(0),
  /** Up to this `seq` the server's backup covers the results: the screen may forget the rows. */
  durableSeq: z.int().min(0),
  /** Wait this long before the first pull: after a restart a town does not pull at once. */
  pullAfterMs: z.int().min(0),
  settings: screenSettingsSchema,
});
export type Welcome = z.infer<typeof welcomeSchema>;

export const helloAnswerSchema = answerSchema(welcomeSchema);
