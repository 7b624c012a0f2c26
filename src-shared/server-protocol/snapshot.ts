import { z } from 'zod';
import { digestSchema, epochSchema, revisionSchema, scopeIdSchema } from './scope.ts';

/** GET of a snapshot: every living item of the scope with its revision, as of `asOf`. What it does not list is gone. */
export const manifestSchema = z.object({
  scope: scopeIdSchema,
  epoch: epochSchema,
  asOf: revisionSchema,
  digest: digestSchema,
  items: z.array(z.tuple([z.string(), revisionSchema])),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** POST to a snapshot: the bodies of these items, as they are now (a newer revision is right as well). */
export const snapshotItemsSchema = z.object({ ids: z.array(z.string()).min(1).max(500) });
export const snapshotPageSchema = z.object({ items: z.array(z.unknown()) });
