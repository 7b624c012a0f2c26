import { z } from 'zod';
import { answerSchema } from './refusal.ts';

/** `/enrol` `residence:lookup`: whose code is this? Binds nothing. */
export const residenceLookupSchema = z.object({ protocol: z.int(), code: z.string().max(32) });
export type ResidenceLookup = z.infer<typeof residenceLookupSchema>;

/** What the installer compares with the door in front of him. */
export const foundResidenceSchema = z.object({
  name: z.string(),
  address: z.object({ street: z.string(), postcode: z.string(), city: z.string() }),
  /** Screens that are already enrolled there. */
  screens: z.int().min(0),
});
export type FoundResidence = z.infer<typeof foundResidenceSchema>;

export const residenceLookupAnswerSchema = answerSchema(foundResidenceSchema);
