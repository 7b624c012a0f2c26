import { z } from 'zod';
import { itemIdSchema, languageSchema, lineSchema, unixMsSchema, wheelchairSchema } from './primitives.ts';

/** The families of useful addresses, in the order of the screen. */
export const placeFamilySchema = z.enum(['health', 'shops', 'town', 'help', 'leisure', 'transport']);

/** What staff writes of a useful address. */
export const placeDraftSchema = z.object({
  family: placeFamilySchema,
  name: lineSchema(120),
  whatFor: lineSchema(200).nullable().default(null),
  address: lineSchema(200).nullable().default(null),
  walkMinutes: z.int().min(0).max(600).nullable().default(null),
  /** What one passes on the way from the hall, in order: « la boulangerie ». */
  landmarks: z.array(lineSchema(60)).max(3).default([]),
  phone: lineSchema(40).nullable().default(null),
  /** OpenStreetMap syntax. Text that cannot be parsed is shown as it is, never as "closed". */
  openingHours: lineSchema(400).nullable().default(null),
  openingHoursInWords: lineSchema(200).nullable().default(null),
  wheelchair: wheelchairSchema.default('unknown'),
  languages: z
    .array(languageSchema.or(lineSchema(12)))
    .max(12)
    .default([]),
  checkedAt: unixMsSchema.nullable().default(null),
});

/** A useful address as screens hold it. */
export const placeSchema = placeDraftSchema.extend({ id: itemIdSchema });
export type Place = z.infer<typeof placeSchema>;
