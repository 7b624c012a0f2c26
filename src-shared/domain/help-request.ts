import { z } from 'zod';
import { itemIdSchema, lineSchema, unixMsSchema } from './primitives.ts';

/** Four digits from 1 to 9, no 0: what a person keeps to come back with. Shown as two pairs. */
export const requestNumberSchema = z
  .string()
  .regex(/^[1-9]{4}$/, { message: 'is not four digits from 1 to 9' });

export const helpNeedSchema = z.enum(['errand', 'small-repair', 'company', 'paperwork', 'ride', 'other']);
export type HelpNeed = z.infer<typeof helpNeedSchema>;

/** A day of the residence's calendar, `2026-11-24`. */
export const dateSchema = z.iso.date();

export const partOfDaySchema = z.enum(['morning', 'afternoon', 'evening', 'any']);
export type PartOfDay = z.infer<typeof partOfDaySchema>;

/** When the help is wished. Days are absolute: « demain » said on Monday is Tuesday for ever. */
export const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), date: dateSchema, part: partOfDaySchema }),
  z.object({ kind: z.literal('week'), until: dateSchema, part: partOfDaySchema }),
  z.object({ kind: z.literal('no-hurry'), part: partOfDaySchema }),
]);
export type Wish = z.infer<typeof wishSchema>;

export const doorSchema = lineSchema(20);
export const phoneSchema = z.string().regex(/^\+?[0-9 .]{6,20}$/, { message: 'is not a telephone number' });

/** How the person wants to hear. Door and phone are private: only an accepted helper sees them. */
export const replySchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('come-back') }),
  z.object({ way: z.literal('knock'), door: doorSchema }),
  z.object({ way: z.literal('call'), phone: phoneSchema }),
  z.object({ way: z.literal('letterbox'), door: doorSchema }),
]);
export type Reply = z.infer<typeof replySchema>;

/** An offer as the person who asked may read it: a first name and a floor, no more. */
export const offerSchema = z.object({
  id: itemIdSchema,
  firstName: lineSchema(40),
  floor: lineSchema(40).nullable().default(null),
  /** When the helper can come. */
  comes: z.object({ date: dateSchema, part: partOfDaySchema }).nullable().default(null),
  status: z.enum(['waiting', 'accepted', 'declined', 'withdrawn']),
});

export const requestStatusSchema = z.enum(['open', 'offered', 'matched', 'done', 'cancelled', 'ended']);

/** The public part of a help request: nothing in it says who asks. `id` is the key of the action that asked. */
export const helpRequestSchema = z.object({
  id: itemIdSchema,
  number: requestNumberSchema,
  need: helpNeedSchema,
  status: requestStatusSchema,
  building: lineSchema(20).nullable().default(null),
  /** Slow hash of the floor of who asked; null: it gave none. Who knows the floor may answer for the request (ADR 14). */
  floorCheck: lineSchema(200).nullable().default(null),
  wish: wishSchema,
  /** A sentence written by staff; null: the screen says it from need, building and wish. */
  publicText: lineSchema(200).nullable().default(null),
  /** How many neighbours opened it. */
  seenBy: z.int().min(0).default(0),
  offers: z.array(offerSchema).max(50).default([]),
  thanked: z.boolean().default(false),
  createdAt: unixMsSchema,
  /** It ends by itself at this instant, also without a network. */
  expiresAt: unixMsSchema,
});
export type HelpRequest = z.infer<typeof helpRequestSchema>;
