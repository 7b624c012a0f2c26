import { z } from 'zod';

/** An instant: milliseconds since 1970 in UTC. */
export const unixMsSchema = z.int().min(0).max(8_640_000_000_000_000);

/** Identity of a thing of the feed, unique within its scope. */
export const itemIdSchema = z.string().min(1).max(200);

/** A name of the IANA time zone database, as `Europe/Paris`. */
export const timeZoneSchema = z.string().refine(isTimeZone, { message: 'is not a time zone' });

/** The languages of the interface. Texts that people write stay in French unless they are translated. */
export const languageSchema = z.enum(['fr', 'en', 'ar', 'pt', 'tr', 'es']);
export type Language = z.infer<typeof languageSchema>;

/** One line of text that a person reads: no control signs, not empty. */
export const lineSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((text) => !controlSign.test(text), { message: 'holds a control sign' });

/** How well a wheelchair gets there. */
export const wheelchairSchema = z.enum(['yes', 'limited', 'no', 'unknown']);

// C0 and C1 controls, and the marks that turn the direction of what follows (Unicode TR 9):
// a title that holds them could make the rest of the screen unreadable.
const controlSign = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('fr', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false; // RangeError is the only thing it throws: not a zone
  }
}

/** An hour of the residence's clocks, `15:30`. */
export const timeOfDaySchema = z.iso.time({ precision: -1 });
