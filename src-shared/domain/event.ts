import { z } from 'zod';
import { pictureSchema } from './media.ts';
import { itemIdSchema, lineSchema, timeZoneSchema, unixMsSchema, wheelchairSchema } from './primitives.ts';

/** What staff or an importer writes of one occurrence of an outing or a feast. */
export const eventDraftSchema = z.object({
  title: lineSchema(200),
  category: lineSchema(40).default('other'),
  status: z.enum(['confirmed', 'cancelled', 'moved']).default('confirmed'),
  startsAt: unixMsSchema,
  /** Exclusive. A whole day ends at the next local midnight. */
  endsAt: unixMsSchema,
  /** Whole days: hours are not shown. */
  allDay: z.boolean().default(false),
  timeZone: timeZoneSchema.default('Europe/Paris'),
  place: z
    .object({ name: lineSchema(160), building: lineSchema(20).nullable().default(null) })
    .nullable()
    .default(null),
  description: z.array(lineSchema(400)).max(60).default([]),
  price: z
    .object({ free: z.boolean(), words: lineSchema(120).nullable().default(null) })
    .nullable()
    .default(null),
  wheelchair: wheelchairSchema.default('unknown'),
  /** Seats in all; null: no limit. */
  capacity: z.int().min(1).max(10_000).nullable().default(null),
  /** Whether people say on the screen that they come. */
  answers: z.boolean().default(false),
  /** People who said so elsewhere, at the caretaker's or by phone: they take seats too. */
  seatsTakenElsewhere: z.int().min(0).max(10_000).default(0),
  organiser: lineSchema(120).nullable().default(null),
  /** The start before it was moved. */
  movedFrom: unixMsSchema.nullable().default(null),
  because: lineSchema(200).nullable().default(null),
  picture: pictureSchema.nullable().default(null),
});
export type EventDraft = z.infer<typeof eventDraftSchema>;

/** An event as screens hold it. */
export const eventSchema = eventDraftSchema
  .extend({
    id: itemIdSchema,
    /** People who come, companions included, as far as the server knows. */
    seatsTaken: z.int().min(0).default(0),
    /** Name of the calendar it was imported from; null: written by staff. */
    source: lineSchema(120).nullable().default(null),
  })
  .refine((event) => event.endsAt >= event.startsAt, { path: ['endsAt'], message: 'is before startsAt' });
export type Event = z.infer<typeof eventSchema>;
