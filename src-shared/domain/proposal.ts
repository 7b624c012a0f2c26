import { z } from 'zod';
import { dateSchema, requestNumberSchema } from './help-request.ts';
import { itemIdSchema, lineSchema, timeOfDaySchema, unixMsSchema } from './primitives.ts';

/** What somebody would like to do; the event that is made of it has the same category. */
export const proposalCategorySchema = z.enum(['meeting', 'games', 'outing', 'meal', 'garden', 'other']);
export type ProposalCategory = z.infer<typeof proposalCategorySchema>;

/** What a person proposes, before the screen has given it a number. Name and floor are for the caretaker alone. */
export const proposalDraftSchema = z.strictObject({
  category: proposalCategorySchema,
  title: lineSchema(200),
  date: dateSchema,
  time: timeOfDaySchema,
  place: lineSchema(160),
  firstName: lineSchema(40).nullable(),
  floor: lineSchema(40).nullable(),
});

export const proposalStatusSchema = z.enum(['waiting', 'accepted', 'refused']);

/**
 * Where a proposal stands, for whoever comes back with its number: neither a name nor a word that nobody has
 * looked at. `id` is the key of the action that proposed it.
 */
export const proposalSchema = z.object({
  id: itemIdSchema,
  number: requestNumberSchema,
  category: proposalCategorySchema,
  date: dateSchema,
  status: proposalStatusSchema,
  /** Why not, in words; null unless it was refused. */
  because: lineSchema(200).nullable().default(null),
  createdAt: unixMsSchema,
});
export type Proposal = z.infer<typeof proposalSchema>;
