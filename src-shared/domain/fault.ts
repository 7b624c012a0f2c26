import { z } from 'zod';
import { requestNumberSchema } from './help-request.ts';
import { itemIdSchema, lineSchema, unixMsSchema } from './primitives.ts';

export const faultSubjectSchema = z.enum([
  'lift',
  'light',
  'door',
  'water',
  'heating',
  'cleanliness',
  'noise',
  'other',
]);

/** Where in the house. */
export const faultPlaceSchema = z.object({
  building: lineSchema(20).nullable().default(null),
  floor: lineSchema(60).nullable().default(null),
});

/** A fault of the building as everybody may read it. `id` is the key of the action that reported it. */
export const faultSchema = z.object({
  id: itemIdSchema,
  subject: faultSubjectSchema,
  place: faultPlaceSchema,
  text: lineSchema(200).nullable().default(null),
  status: z.enum(['reported', 'repairer-called', 'repaired']),
  /** How many people said it, the first one included. */
  reports: z.int().min(1).default(1),
  /** The caretaker's last word. */
  word: lineSchema(200).nullable().default(null),
  reportedAt: unixMsSchema,
  /** When staff said that it is repaired; null: it is not, or nobody knows when. */
  repairedAt: unixMsSchema.nullable().default(null),
  /** What whoever said it first may come back with. */
  number: requestNumberSchema.nullable().default(null),
});
export type Fault = z.infer<typeof faultSchema>;
