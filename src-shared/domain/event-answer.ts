import { z } from 'zod';
import { doorSchema, phoneSchema, requestNumberSchema } from './help-request.ts';
import { itemIdSchema, unixMsSchema } from './primitives.ts';

/** How somebody who comes to an event would like to be reminded. Door and telephone are for staff alone. */
export const reminderSchema = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('letterbox'), door: doorSchema }),
  z.strictObject({ way: z.literal('call'), phone: phoneSchema }),
]);
export type Reminder = z.infer<typeof reminderSchema>;

/** `full`: the last seats went to somebody else; `waiting`: on the list; `left`: taken back. */
export const eventAnswerStatusSchema = z.enum(['coming', 'full', 'waiting', 'left']);

/**
 * Where an answer to an event stands, for whoever comes back with its number: nothing says who answered. `id` is
 * the key of the action that joined. The event may be one of the residence or of a wider scope.
 */
export const eventAnswerSchema = z.object({
  id: itemIdSchema,
  number: requestNumberSchema,
  eventId: itemIdSchema,
  people: z.int().min(1),
  status: eventAnswerStatusSchema,
  /** While it waits: 1 for the first of the list; null otherwise, and while the server has not said. */
  place: z.int().min(1).nullable().default(null),
  /** It waited, and a seat came free. */
  gotSeat: z.boolean().default(false),
  createdAt: unixMsSchema,
});
export type EventAnswer = z.infer<typeof eventAnswerSchema>;
