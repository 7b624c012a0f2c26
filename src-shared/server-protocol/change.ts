import { z } from 'zod';
import { epochSchema, revisionSchema, scopeIdSchema } from './scope.ts';

/**
 * An item on the wire. `json` is the body as text: the screen stores it as it is and reads it
 * tolerantly when it is shown. A tombstone has `deleted` and no body.
 */
export const wireItemSchema = z.object({
  id: z.string().min(1).max(200),
  rev: revisionSchema,
  kind: z.string().min(1).max(40),
  deleted: z.boolean(),
  json: z.string().max(512 * 1024),
});
export type WireItem = z.infer<typeof wireItemSchema>;

/** Largest change that travels inline, in bytes; a larger one is a poke without items. */
export const maxInlineBytes = 4 * 1024;

/**
 * `/screen` `change`, from the server: the scope went from `prev` to `rev`.
 * With `items` the screen may apply it if `prev` is its cursor; otherwise it pulls.
 * Items are read one by one: a malformed one is counted, the others are kept.
 */
export const changeSchema = z.object({
  scope: scopeIdSchema,
  epoch: epochSchema,
  prev: revisionSchema,
  rev: revisionSchema,
  items: z.array(z.unknown()).optional(),
  /** A wide scope: pull at a random moment within this time. */
  spreadMs: z.int().min(0).optional(),
});
export type Change = z.infer<typeof changeSchema>;
