import type { z } from 'zod';
import { eventSchema } from '#shared/domain/event.ts';
import type { Notice, NoticeDraft } from '#shared/domain/notice.ts';
import {
  eventInputSchema,
  noticeInputSchema,
  placeInputSchema,
  urgentMostMs,
} from '#shared/staff-api/resources.ts';
import { seatsTaken } from '../actions/event-actions.ts';
import type { ValueOf } from '../feed/items.ts';
import type { Tx } from '../store/tables.ts';
import { readInput, StaffError } from './staff-error.ts';

export type WrittenKind = 'notice' | 'event' | 'place';

/** What the server adds to what staff wrote. */
type Given<K extends WrittenKind> = {
  tx: Tx;
  scope: string;
  id: string;
  now: number;
  /** The item that is changed; undefined: it is new. */
  before: ValueOf<K> | undefined;
};

/** A kind of item that staff writes. */
export type Written<K extends WrittenKind> = {
  kind: K;
  /** Last part of the path. */
  plural: string;
  input: z.ZodObject;
  /** Reads what staff wrote and makes the item of it. Throws `input.invalid`. */
  toItem: (raw: unknown, given: Given<K>) => Promise<ValueOf<K>>;
};

export const writtenNotices: Written<'notice'> = {
  kind: 'notice',
  plural: 'notices',
  input: noticeInputSchema,
  toItem: async (raw, { id, now, before }) => {
    const draft = readInput(noticeInputSchema, raw);
    const notice = { ...draft, id, publishedAt: draft.publishAt ?? before?.publishedAt ?? now };
    checkEnd(notice);
    return notice;
  },
};

export const writtenEvents: Written<'event'> = {
  kind: 'event',
  plural: 'events',
  input: eventInputSchema,
  toItem: async (raw, { tx, scope, id, before }) => {
    const event = { ...readInput(eventInputSchema, raw), id, source: before?.source ?? null };
    return readInput(eventSchema, { ...event, seatsTaken: await seatsTaken(tx, scope, event) });
  },
};

export const writtenPlaces: Written<'place'> = {
  kind: 'place',
  plural: 'places',
  input: placeInputSchema,
  toItem: async (raw, { id }) => ({ ...readInput(placeInputSchema, raw), id }),
};

/** An end comes after the publication; an urgent notice has one, at most 72 hours later. */
function checkEnd({ level, expiresAt, publishedAt }: NoticeDraft & Pick<Notice, 'publishedAt'>): void {
  const isUrgent = level === 'urgent';
  if (expiresAt === null) {
    if (isUrgent) throw wrongEnd('is missing: an urgent notice has an end');
    return;
  }
  if (expiresAt <= publishedAt) throw wrongEnd('is not after the publication');
  if (isUrgent && expiresAt > publishedAt + urgentMostMs)
    throw wrongEnd('is more than 72 hours after the publication');
}

function wrongEnd(message: string): StaffError {
  return new StaffError('input.invalid', { field: 'expiresAt', message });
}
