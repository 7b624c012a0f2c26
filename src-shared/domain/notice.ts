import { z } from 'zod';
import { pictureSchema } from './media.ts';
import { itemIdSchema, languageSchema, lineSchema, unixMsSchema } from './primitives.ts';

/** Longest title and longest text (all lines together) of a notice, in characters. */
export const noticeLimits = { title: 200, line: 400, text: 4000, fullText: 16_000 } as const;

const bodySchema = z
  .array(lineSchema(noticeLimits.line))
  .min(1)
  .max(60)
  .refine((lines) => lines.join('\n').length <= noticeLimits.text, {
    message: 'is longer than 4000 characters',
  });

const fullTextSchema = z
  .array(lineSchema(noticeLimits.line))
  .min(1)
  .max(200)
  .refine((lines) => lines.join('\n').length <= noticeLimits.fullText, {
    message: 'is longer than 16000 characters',
  });

/** What staff writes: one sentence per line of `body`; a translation has as many lines. */
export const noticeDraftSchema = z.object({
  category: lineSchema(40).default('other'),
  /** `urgent` is shown as a band on every screen and must have an end. */
  level: z.enum(['urgent', 'important', 'ordinary']).default('ordinary'),
  title: lineSchema(noticeLimits.title),
  body: bodySchema,
  /** The administrative wording, in French, behind « Lire le texte complet »; the body stays plain. */
  fullText: fullTextSchema.nullable().default(null),
  /** When the thing itself happens (a water cut), not when the notice is shown. */
  when: z
    .object({ startsAt: unixMsSchema, endsAt: unixMsSchema.nullable().default(null) })
    .nullable()
    .default(null),
  where: z
    .object({
      buildings: z.array(lineSchema(20)).max(40).default([]),
      place: lineSchema(120).nullable().default(null),
    })
    .nullable()
    .default(null),
  /** `contacts[].id` of the residence. */
  contact: lineSchema(60).nullable().default(null),
  postedBy: lineSchema(60).nullable().default(null),
  /** On the glass from this instant; null: at once. */
  publishAt: unixMsSchema.nullable().default(null),
  /** Off the glass at this instant, also without a network; null: until it is withdrawn. */
  expiresAt: unixMsSchema.nullable().default(null),
  /** A compulsory posting (« Affichage obligatoire »). */
  legal: z
    .object({
      rule: lineSchema(200).nullable().default(null),
      minimumDays: z.int().min(0).max(366).default(31),
      /** Whoever posted it has looked: it names no resident, no door and no debt. Staff cannot publish without. */
      checked: z
        .object({ noName: z.literal(true), noDoor: z.literal(true), noDebt: z.literal(true) })
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
  /** Offers « J'ai compris » to whoever reads it; staff alone reads how many people have. */
  asksUnderstood: z.boolean().default(false),
  /** Uploaded before with `POST …/media`. */
  picture: pictureSchema.nullable().default(null),
  status: z.enum(['posted', 'cancelled', 'moved']).default('posted'),
  translations: z
    .partialRecord(languageSchema, z.object({ title: lineSchema(noticeLimits.title), body: bodySchema }))
    .default({}),
});
export type NoticeDraft = z.infer<typeof noticeDraftSchema>;

/** A notice as screens hold it. */
export const noticeSchema = noticeDraftSchema.extend({
  id: itemIdSchema,
  /** When it was published: the order of the list, newest first. */
  publishedAt: unixMsSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
