import { z } from 'zod';
import { helpNeedSchema, partOfDaySchema, phoneSchema, requestNumberSchema } from './help-request.ts';
import { itemIdSchema, lineSchema, unixMsSchema } from './primitives.ts';

/** The days on which somebody is free. */
export const freeDaysSchema = z.enum(['weekdays', 'weekend', 'any']);
export type FreeDays = z.infer<typeof freeDaysSchema>;

/** What help, on which days and when in the day. */
const free = { need: helpNeedSchema, days: freeDaysSchema, part: partOfDaySchema };

/** « Proposer mon aide », before the screen has given it a number. The person is for the caretaker alone. */
export const volunteerDraftSchema = z.strictObject({
  ...free,
  firstName: lineSchema(40),
  floor: lineSchema(40).nullable(),
  phone: phoneSchema.nullable(),
});

/** The caretaker keeps a standing offer of help for so many days, unless it is taken back. */
export const volunteerDays = 180;

/**
 * Help that somebody offers without a request, for whoever comes back with its number: nothing of the
 * person. `id` is the key of the action that offered it.
 */
export const volunteerSchema = z.object({
  id: itemIdSchema,
  number: requestNumberSchema,
  ...free,
  /** `noted`: the caretaker has read it. */
  status: z.enum(['waiting', 'noted', 'withdrawn']),
  createdAt: unixMsSchema,
});
export type Volunteer = z.infer<typeof volunteerSchema>;
