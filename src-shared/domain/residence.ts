import { z } from 'zod';
import { languageSchema, lineSchema, timeZoneSchema } from './primitives.ts';

const floorSchema = z.object({
  level: z.int().min(-5).max(80),
  name: lineSchema(60),
  doors: z.array(lineSchema(20)).max(60),
});

const buildingSchema = z.object({
  id: lineSchema(20),
  name: lineSchema(60),
  entrance: lineSchema(120).nullable().default(null),
  lift: z.boolean().default(false),
  floors: z.array(floorSchema).min(1).max(80),
});
export type Building = z.infer<typeof buildingSchema>;

const contactSchema = z.object({
  id: lineSchema(60),
  role: lineSchema(80),
  name: lineSchema(120),
  phone: lineSchema(40).nullable().default(null),
  place: lineSchema(160).nullable().default(null),
  /** OpenStreetMap syntax; text that cannot be parsed is shown as it is. */
  openingHours: lineSchema(300).nullable().default(null),
  says: lineSchema(200).nullable().default(null),
});

/** A residence as its screens know it: the house, its people of reference, its emergency numbers. */
export const residenceSchema = z.object({
  id: lineSchema(100),
  name: lineSchema(80),
  address: z.object({
    street: lineSchema(160),
    postcode: lineSchema(12),
    city: lineSchema(80),
    country: z.string().length(2).default('FR'),
  }),
  position: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable()
    .default(null),
  timeZone: timeZoneSchema.default('Europe/Paris'),
  /** What stands behind the house in the drawing. */
  setting: z.enum(['sea', 'hills', 'town']).default('hills'),
  languages: z.array(languageSchema).max(6).default(['fr']),
  buildings: z.array(buildingSchema).min(1).max(40),
  sharedPlaces: z
    .array(
      z.object({
        name: lineSchema(80),
        building: lineSchema(20).nullable().default(null),
      }),
    )
    .max(60)
    .default([]),
  contacts: z.array(contactSchema).max(20).default([]),
  emergencyNumbers: z
    .array(
      z.object({
        number: lineSchema(20),
        name: lineSchema(80),
        what: lineSchema(160).nullable().default(null),
      }),
    )
    .max(20)
    .default([]),
});
export type Residence = z.infer<typeof residenceSchema>;
