import { z } from 'zod';
import { reminderSchema } from '../domain/event-answer.ts';
import { faultPlaceSchema, faultSubjectSchema } from '../domain/fault.ts';
import {
  dateSchema,
  helpNeedSchema,
  partOfDaySchema,
  phoneSchema,
  replySchema,
  requestNumberSchema,
  wishSchema,
} from '../domain/help-request.ts';
import { postingShownSchema } from '../domain/posting.ts';
import { itemIdSchema, lineSchema } from '../domain/primitives.ts';
import { proposalDraftSchema } from '../domain/proposal.ts';
import { volunteerDraftSchema } from '../domain/volunteer.ts';

/** What people type of themselves: all optional, never in a feed item of others. */
const firstNameSchema = lineSchema(40);

/** What a person asks for, before the screen has given it a number. */
export const helpAskDraftSchema = z.strictObject({
  need: helpNeedSchema,
  /** Own words for « Autre chose ». */
  needText: lineSchema(200).nullable(),
  wish: wishSchema,
  building: lineSchema(20).nullable(),
  firstName: firstNameSchema.nullable(),
  reply: replySchema,
});

const requestRef = { requestId: itemIdSchema };

/** What a neighbour offers, before the screen has given it a number. */
export const helpOfferDraftSchema = z.strictObject({
  ...requestRef,
  firstName: firstNameSchema,
  floor: lineSchema(40).nullable(),
  phone: phoneSchema.nullable(),
  comes: z.strictObject({ date: dateSchema, part: partOfDaySchema }).nullable(),
});

/** What is kept with a number to come back with, as the page hands it over: the host gives the number. */
export const numberedDrafts = {
  'help.ask': helpAskDraftSchema,
  'help.offer': helpOfferDraftSchema,
  'help.volunteer': volunteerDraftSchema,
  'event.propose': proposalDraftSchema,
} as const;
export type NumberedKind = keyof typeof numberedDrafts;

/** « Je participe », before the screen has given it a number. */
const eventJoinDraftSchema = z.strictObject({
  eventId: itemIdSchema,
  /** The person and the companions. */
  people: z.int().min(1).max(20),
  firstName: firstNameSchema.nullable(),
  reminder: reminderSchema.nullable().default(null),
  /** Where no seat is left: onto the waiting list. Needs a number to come back with. */
  waits: z.boolean().default(false),
});

const faultReportDraftSchema = z.strictObject({
  subject: faultSubjectSchema,
  place: faultPlaceSchema,
  text: lineSchema(200).nullable(),
});

/** What is kept with a number while the screen has one to spare, and without one else. */
export const perhapsNumberedDrafts = {
  'event.join': eventJoinDraftSchema,
  'fault.report': faultReportDraftSchema,
} as const;
export type PerhapsNumberedKind = keyof typeof perhapsNumberedDrafts;

/** null: no number was to spare. */
const perhapsNumber = { number: requestNumberSchema.nullable().default(null) };

const joinRef = { eventId: itemIdSchema, joinKey: z.uuid() };

/** Payload of every kind of action, by kind. */
export const actionPayloads = {
  'help.ask': helpAskDraftSchema.extend({ number: requestNumberSchema }),
  'help.cancel': z.strictObject(requestRef),
  /** Screens of version 1 send it without a number. */
  'help.offer': helpOfferDraftSchema.extend({ number: requestNumberSchema.optional() }),
  /** The helper can no longer come, whether or not the person had said yes. */
  'help.withdraw': z.strictObject({ ...requestRef, offerId: itemIdSchema }),
  'help.accept': z.strictObject({ ...requestRef, offerId: itemIdSchema }),
  'help.decline': z.strictObject({ ...requestRef, offerId: itemIdSchema }),
  'help.done': z.strictObject(requestRef),
  'help.thank': z.strictObject(requestRef),
  /** Somebody opened the request under « Je peux aider »: once for each person at a screen. */
  'help.seen': z.strictObject(requestRef),
  /** Help without a request: the caretaker brings people together. */
  'help.volunteer': volunteerDraftSchema.extend({ number: requestNumberSchema }),
  /** Takes back a `help.volunteer` by its key. */
  'help.stand_down': z.strictObject({ volunteerId: itemIdSchema }),
  'event.join': eventJoinDraftSchema.extend(perhapsNumber),
  /** From « full » onto the waiting list, by the key of the `event.join`. */
  'event.wait': z.strictObject(joinRef),
  /** Takes back an `event.join` by its key. */
  'event.leave': z.strictObject(joinRef),
  'event.propose': proposalDraftSchema.extend({ number: requestNumberSchema }),
  'fault.report': faultReportDraftSchema.extend(perhapsNumber),
  'fault.me_too': z.strictObject({ faultId: itemIdSchema }),
  /** « J'ai compris », and nothing of who pressed it: once for each person at a screen. */
  'notice.understood': z.strictObject({ noticeId: itemIdSchema }),
  /** The screen's own word, not a person's: how long a compulsory posting was on display. */
  'posting.shown': postingShownSchema,
} as const;

export type ActionKind = keyof typeof actionPayloads;
export const actionKinds = Object.keys(actionPayloads) as [ActionKind, ...ActionKind[]];

export type ActionPayload<K extends ActionKind = ActionKind> = z.infer<(typeof actionPayloads)[K]>;
/** What a person does at the page. */
export const personActionKinds = z.enum(actionKinds).exclude(['posting.shown']);
export type PersonActionKind = z.infer<typeof personActionKinds>;

/** A kind with its payload: what the server applies. */
export type Action = { [K in ActionKind]: { kind: K; payload: ActionPayload<K> } }[ActionKind];

/** Largest action in bytes of JSON: a message over socket.io's limit would close every connection. */
export const maxActionBytes = 32 * 1024;

export type ActionReading =
  | { kind: 'action'; action: Action }
  | { kind: 'unknown-kind' }
  | { kind: 'unreadable'; field: string; problem: string };

/** Reads kind and payload from the outside (renderer call, wire, stored row). */
export function readAction(kind: string, payload: unknown): ActionReading {
  if (!Object.hasOwn(actionPayloads, kind)) return { kind: 'unknown-kind' };
  const parsed = z.safeParse<z.ZodType>(actionPayloads[kind as ActionKind], payload);
  if (parsed.success) return { kind: 'action', action: { kind, payload: parsed.data } as Action };
  const [issue] = parsed.error.issues;
  return { kind: 'unreadable', field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'is wrong' };
}
