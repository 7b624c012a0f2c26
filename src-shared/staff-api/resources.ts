import { z } from 'zod';
import { eventDraftSchema } from '../domain/event.ts';
import { faultSchema } from '../domain/fault.ts';
import { requestStatusSchema } from '../domain/help-request.ts';
import { noticeDraftSchema } from '../domain/notice.ts';
import { placeDraftSchema } from '../domain/place.ts';
import { lineSchema, unixMsSchema } from '../domain/primitives.ts';
import { residenceSchema } from '../domain/residence.ts';
import { residencePeriodsSchema } from '../domain/residence-periods.ts';
import { installerPinSchema } from '../domain/installer-pin.ts';
import { settingsPatchSchema } from '../domain/screen.ts';
import { errorCodes } from '../error-codes.ts';
import { actionPayloads, helpAskDraftSchema } from '../actions/action-schemas.ts';
import { orderSchema } from '../server-protocol/command.ts';
import { maxScopes } from '../server-protocol/scope.ts';

/**
 * Bodies of the staff API. Unlike the feed, which reads tolerantly, input is strict: an unknown
 * field is named in the error. The OpenAPI document is generated from these.
 */
export const errorBodySchema = z.object({
  error: z.object({ code: z.enum(errorCodes), message: z.string(), field: z.string().optional() }),
});

export const signInSchema = z.strictObject({
  user: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});

const slugSchema = z
  .string()
  .regex(/^[a-z0-9-]{2,60}$/, { message: 'is not 2 to 60 small letters, digits or dashes' });

export const residenceInputSchema = residenceSchema
  .omit({ id: true })
  .extend({
    /** Chosen by staff, or made from the name. */
    id: slugSchema.optional(),
    ...residencePeriodsSchema.shape,
  })
  .strict();

/** A quarter or a town: what is published there is on the screens of all its residences. */
export const scopeInputSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['quarter', 'town']),
  name: lineSchema(80),
});

/** The wide scopes that hold a residence; with its own they are at most `maxScopes`. */
export const residenceScopesSchema = z.strictObject({ scopes: z.array(slugSchema).max(maxScopes - 1) });

export const screenPatchSchema = z.strictObject({
  name: lineSchema(80).optional(),
  settings: settingsPatchSchema.optional(),
  /** What the installer types after the corners; it is kept as a hash. null: that of the screen's own configuration. */
  installerPin: installerPinSchema.nullable().optional(),
});

/** What a screen is to do once, and how long that holds when it is not on the line. */
export const commandInputSchema = z.strictObject({
  order: orderSchema,
  withinMinutes: z.int().min(1).max(1440).default(15),
});

/** An account of the staff API: an operator reaches everything, staff the listed residences. */
export const accountInputSchema = z.strictObject({
  user: lineSchema(100),
  password: z.string().min(12).max(200),
  role: z.enum(['operator', 'staff']),
  residences: z.array(slugSchema).max(1000).default([]),
});

export const codeInputSchema = z.strictObject({
  /** How many screens it may enrol. */
  screens: z.int().min(1).max(50).default(4),
  expiresAt: unixMsSchema.nullable().default(null),
});

export const enrolmentFileInputSchema = z.strictObject({
  /** How long the file may be used. */
  days: z.int().min(1).max(90).default(30),
});

/** « Urgent » must end within 72 hours of its publication. */
export const urgentMostMs = 72 * 3600 * 1000;

export const noticeInputSchema = noticeDraftSchema.strict();
export const eventInputSchema = eventDraftSchema.strict();
export const placeInputSchema = placeDraftSchema.strict();
/** A request taken by the caretaker for somebody; the server gives the number. */
export const requestInputSchema = helpAskDraftSchema.extend({
  publicText: lineSchema(200).nullable().default(null),
});
export const requestPatchSchema = z.strictObject({
  status: requestStatusSchema.optional(),
  publicText: lineSchema(200).nullable().optional(),
});

/** A fault that the caretaker saw or was told. */
export const faultInputSchema = actionPayloads['fault.report'];
export const faultPatchSchema = z.strictObject({
  status: faultSchema.shape.status.optional(),
  word: lineSchema(200).nullable().optional(),
});

/** What becomes of a proposal; a refusal has a reason in words, for the screen. */
export const proposalPatchSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('accepted') }),
  z.strictObject({ status: z.literal('refused'), because: lineSchema(200) }),
]);

/** The caretaker has read that somebody would help. */
export const volunteerPatchSchema = z.strictObject({ status: z.literal('noted') });

/** Imports an iCalendar file into the events of a residence; run again, it changes and withdraws, never doubles. */
export const importInputSchema = z.strictObject({
  name: lineSchema(120),
  /** The text of the .ics file. */
  calendar: z.string().min(1).max(4_000_000),
  category: lineSchema(40).default('other'),
});

/** What an import did. `skipped` tells the entries that could not be read, each with the reason. */
export const importResultSchema = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  withdrawn: z.int(),
  skipped: z.array(z.object({ uid: z.string().nullable(), reason: z.string() })),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** Lists are paged: `?limit=&after=`; `next` is null on the last page. */
export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});
