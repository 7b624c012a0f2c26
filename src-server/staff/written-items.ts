import type { z } from 'zod';
import { eventSchema } from '#shared/domain/event.ts';
import type { EventDraft } from '#shared/domain/event.ts';
import type { ItemKind } from '#shared/domain/feed-item.ts';
import type { Notice, NoticeDraft } from '#shared/domain/notice.ts';
import {
  eventInputSchema,
  noticeInputSchema,
  placeInputSchema,
  urgentMostMs,
} from '#shared/staff-api/resources.ts';
import { settleSeats } from '../actions/event-actions.ts';
import { forgetUnderstood, withUnderstood } from '../actions/notice-actions.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { findItem } from '../feed/items.ts';
import type { ValueOf } from '../feed/items.ts';
import { adoptMedia } from '../media/media-rows.ts';
import type { Database, Tx } from '../store/tables.ts';
import { namedDoors } from './named-doors.ts';
import { readInput, StaffError } from './staff-error.ts';

export type WrittenKind = 'notice' | 'event' | 'place';

/** What the server adds to what staff wrote. */
type Given<K extends WrittenKind> = {
  writer: FeedWriter;
  scope: string;
  id: string;
  now: number;
  /** The item that is changed; undefined: it is new. */
  before: ValueOf<K> | undefined;
};

/** `field` as in an error; `message` in words. */
type Warning = { field: string; message: string };

/** A kind of item that staff writes. */
export type Written<K extends WrittenKind> = {
  kind: K;
  /** Last part of the path. */
  plural: string;
  input: z.ZodObject;
  /** Reads what staff wrote and makes the item of it. Throws `input.invalid`. */
  toItem: (raw: unknown, given: Given<K>) => Promise<ValueOf<K>>;
  /** What staff should look at again; it stands in the answer and holds nothing up. */
  warningsOf?: (value: ValueOf<K>, given: Given<K>) => Promise<Warning[]>;
  /** Adds what staff reads of items and screens do not hold. */
  asRead?: AsRead<K>;
  /** Deletes what hangs on an item that is withdrawn. */
  forget?: (writer: FeedWriter, scope: string, id: string) => Promise<void>;
};

/** Items of one scope as staff reads them, in the same order. */
export type AsRead<K extends ItemKind> = (
  db: Database | Tx,
  scope: string,
  values: readonly ValueOf<K>[],
) => Promise<readonly ValueOf<K>[]>;

export const writtenNotices: Written<'notice'> = {
  kind: 'notice',
  plural: 'notices',
  input: noticeInputSchema,
  toItem: async (raw, { writer, scope, id, now, before }) => {
    const draft = await withKnownPicture(writer.tx, scope, now, readInput(noticeInputSchema, raw));
    const notice = { ...draft, id, publishedAt: draft.publishAt ?? before?.publishedAt ?? now };
    checkEnd(notice);
    checkLegal(notice);
    return notice;
  },
  warningsOf: async ({ legal, title, body, fullText }, { writer, scope }) => {
    const residence = legal && (await findItem(writer.tx, scope, 'residence', scope));
    if (!residence) return [];
    const texts = [
      { field: 'title', text: title },
      ...body.map((text, line) => ({ field: `body.${line}`, text })),
      ...(fullText ?? []).map((text, line) => ({ field: `fullText.${line}`, text })),
    ];
    return texts.flatMap(({ field, text }) =>
      namedDoors(text, residence).map((door) => ({ field, message: `names door ${door}` })),
    );
  },
  asRead: withUnderstood,
  forget: ({ tx }, scope, id) => forgetUnderstood(tx, scope, id),
};

export const writtenEvents: Written<'event'> = {
  kind: 'event',
  plural: 'events',
  input: eventInputSchema,
  toItem: async (raw, { writer, scope, id, now, before }) => {
    const draft = await withKnownPicture(writer.tx, scope, now, readInput(eventInputSchema, raw));
    const event = { ...draft, id, source: before?.source ?? null };
    return settleSeats(writer, scope, readInput(eventSchema, event));
  },
};

export const writtenPlaces: Written<'place'> = {
  kind: 'place',
  plural: 'places',
  input: placeInputSchema,
  toItem: async (raw, { id }) => ({ ...readInput(placeInputSchema, raw), id }),
};

/** Of a picture only name and words are believed: its kind and size are those of the file that the server made. */
async function withKnownPicture<D extends NoticeDraft | EventDraft>(
  tx: Tx,
  scope: string,
  now: number,
  draft: D,
): Promise<D> {
  if (!draft.picture) return draft;
  const { sha256, alternative } = draft.picture;
  const media = await adoptMedia(tx, scope, sha256, now);
  if (media) return { ...draft, picture: { ...media, alternative } };
  throw new StaffError('input.invalid', {
    field: 'picture.sha256',
    message: 'is no picture of this residence: upload it first',
  });
}

/** A compulsory posting goes out only when somebody has looked for names, doors and debts. */
function checkLegal({ legal }: NoticeDraft): void {
  if (legal && !legal.checked) {
    throw new StaffError('input.invalid', {
      field: 'legal.checked',
      message: 'is missing: say that it names no resident, no door and no debt',
    });
  }
}

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
