import { z } from 'zod';
import { eventAnswerSchema } from './event-answer.ts';
import type { EventAnswer } from './event-answer.ts';
import { eventSchema } from './event.ts';
import type { Event } from './event.ts';
import { faultSchema } from './fault.ts';
import type { Fault } from './fault.ts';
import { helpRequestSchema } from './help-request.ts';
import type { HelpRequest } from './help-request.ts';
import { noticeSchema } from './notice.ts';
import type { Notice } from './notice.ts';
import { placeSchema } from './place.ts';
import type { Place } from './place.ts';
import { proposalSchema } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import { residenceSchema } from './residence.ts';
import type { Residence } from './residence.ts';
import { volunteerSchema } from './volunteer.ts';
import type { Volunteer } from './volunteer.ts';

/** One schema per kind of feed item that this version can read. */
export const itemSchemas = {
  notice: noticeSchema,
  event: eventSchema,
  answer: eventAnswerSchema,
  place: placeSchema,
  request: helpRequestSchema,
  fault: faultSchema,
  proposal: proposalSchema,
  volunteer: volunteerSchema,
  residence: residenceSchema,
} as const;

export type ItemKind = keyof typeof itemSchemas;

export type FeedValue =
  | { kind: 'notice'; value: Notice }
  | { kind: 'event'; value: Event }
  | { kind: 'answer'; value: EventAnswer }
  | { kind: 'place'; value: Place }
  | { kind: 'request'; value: HelpRequest }
  | { kind: 'fault'; value: Fault }
  | { kind: 'proposal'; value: Proposal }
  | { kind: 'volunteer'; value: Volunteer }
  | { kind: 'residence'; value: Residence };

/** What reading the raw JSON of an item gave. A kind or a shape that this version does not know is a value, not an exception. */
export type ItemReading = ({ ok: true } & FeedValue) | { ok: false; field: string; problem: string };

/** Reads the stored JSON of an item; called when it is shown, not when it arrives (PROTOCOL.md, feed). */
export function readItem(kind: string, json: string): ItemReading {
  const schema = Object.hasOwn(itemSchemas, kind) ? itemSchemas[kind as ItemKind] : undefined;
  if (!schema) return { ok: false, field: 'kind', problem: `unknown kind ${kind}` };
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return { ok: false, field: '', problem: 'is not JSON' }; // SyntaxError is the only thing JSON.parse throws
  }
  const parsed = z.safeParse<z.ZodType>(schema, raw);
  if (parsed.success) return { ok: true, kind, value: parsed.data } as ItemReading;
  const [issue] = parsed.error.issues;
  return { ok: false, field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'is wrong' };
}
