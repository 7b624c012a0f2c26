import { z } from 'zod';
import { digestSchema, epochSchema, revisionSchema, scopeIdSchema } from './scope.ts';

/** `/screen` `applied`, from the screen, at most every 5 s: what it holds now. */
export const appliedSchema = z.object({
  scope: scopeIdSchema,
  epoch: epochSchema,
  cursor: revisionSchema,
  digest: digestSchema,
});
export type Applied = z.infer<typeof appliedSchema>;
