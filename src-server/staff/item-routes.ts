import type { z } from 'zod';
import { eventSchema } from '#shared/domain/event.ts';
import type { Event, EventDraft } from '#shared/domain/event.ts';
import type { Notice, NoticeDraft } from '#shared/domain/notice.ts';
import type { Place } from '#shared/domain/place.ts';
import {
  eventInputSchema,
  noticeInputSchema,
  pageQuerySchema,
  placeInputSchema,
  urgentMostMs,
} from '#shared/staff-api/resources.ts';
import { seatsTaken } from '../actions/event-actions.ts';
import type { Clock } from '../clock.ts';
import type { Feed, FeedWriter } from '../feed/feed.ts';
import { findItem, listItems } from '../feed/items.ts';
import type { ValueOf } from '../feed/items.ts';
import type { Database, Tx } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { pageOf } from './page.ts';
import { residenceOrThrow } from './residence-routes.ts';
import { route } from './route.ts';
import type { Access, Route } from './route.ts';
import { readInput, readPatch, StaffError } from './staff-error.ts';

export type ItemParts = { db: Database; feed: Feed; clock: Clock };

type WrittenKind = 'notice' | 'event' | 'place';

/** What differs between the three kinds that staff writes. */
type Writing<K extends WrittenKind> = {
  kind: K;
  /** Last part of the path. */
  plural: string;
  input: z.ZodObject;
  /** The item out of checked input. `before` is what it replaces. */
  build: (
    draft: never,
    given: { id: string; now: number; before: ValueOf<K> | undefined; tx: Tx; scope: string },
  ) => Promise<ValueOf<K>>;
};

/** Where items may be published: in a residence, or by an operator in a whole quarter or town. */
type Shelf = {
  path: '/residences/:residence' | '/scopes/:scope';
  access: Access;
  scopeOf: (db: Database | Tx, parameters: Record<string, string>) => Promise<string>;
};

const notices: Writing<'notice'> = {
  kind: 'notice',
  plural: 'notices',
  input: noticeInputSchema,
  build: buildNotice,
};
const events: Writing<'event'> = {
  kind: 'event',
  plural: 'events',
  input: eventInputSchema,
  build: buildEvent,
};
const places: Writing<'place'> = {
  kind: 'place',
  plural: 'places',
  input: placeInputSchema,
  build: buildPlace,
};

const shelves: Shelf[] = [
  {
    path: '/residences/:residence',
    access: 'residence',
    scopeOf: async (db, { residence = '' }) => (await residenceOrThrow(db, residence)).id,
  },
  {
    path: '/scopes/:scope',
    access: 'operator',
    scopeOf: async (db, { scope = '' }) => {
      const row = await db
        .selectFrom('scope')
        .select(['id', 'kind'])
        .where('id', '=', scope)
        .executeTakeFirst();
      if (!row || row.kind === 'residence') throw new StaffError('not_found');
      return row.id;
    },
  },
];

/** Notices, events and places of residences and wide scopes: list, read, create, change, withdraw. */
export function itemRoutes(parts: ItemParts): Route[] {
  return shelves.flatMap((shelf) => [
    ...routesOf(parts, shelf, notices),
    ...routesOf(parts, shelf, events),
    ...routesOf(parts, shelf, places),
  ]);
}

function routesOf<K extends WrittenKind>(
  { db, feed, clock }: ItemParts,
  shelf: Shelf,
  writing: Writing<K>,
): Route[] {
  const { kind, plural, input } = writing;
  const { access } = shelf;
  const path = `${shelf.path}/${plural}` as const;
  const one = `${path}/:id` as const;
  const where = (parameters: object, tx: Database | Tx = db) => shelf.scopeOf(tx, { ...parameters });
  const store = async (
    writer: FeedWriter,
    scope: string,
    id: string,
    read: (before: ValueOf<K> | undefined) => unknown,
  ) => {
    await writer.lock(scope);
    const before = await findItem(writer.tx, scope, kind, id);
    const value = await writing.build(read(before) as never, {
      id,
      now: clock.now(),
      before,
      tx: writer.tx,
      scope,
    });
    await writer.publish(scope, [{ id, kind, value }]);
    return value;
  };
  return [
    route({
      method: 'GET',
      path,
      access,
      summary: `Lists the ${plural}.`,
      query: pageQuerySchema,
      handle: async ({ parameters, query: { limit, after } }) => {
        const rows = await listItems(db, await where(parameters), kind, { limit: limit + 1, after });
        return pageOf<ValueOf<K>>(rows, limit);
      },
    }),
    route({
      method: 'POST',
      path,
      access,
      summary: `Publishes a ${kind}.`,
      body: input,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) =>
          store(writer, await where(parameters, writer.tx), uuidV7(clock.now()), () => body),
        ),
    }),
    route({
      method: 'GET',
      path: one,
      access,
      summary: `One ${kind}.`,
      handle: async ({ parameters }) =>
        (await findItem(db, await where(parameters), kind, idOf(parameters))) ?? notFound(),
    }),
    route({
      method: 'PATCH',
      path: one,
      access,
      summary: `Changes some fields of a ${kind}; the screens show it at once.`,
      body: input,
      isPartial: true,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) =>
          store(writer, await where(parameters, writer.tx), idOf(parameters), (before) =>
            readPatch(input, draftOf(input, before ?? notFound()), body),
          ),
        ),
    }),
    route({
      method: 'DELETE',
      path: one,
      access,
      summary: `Withdraws a ${kind}: it leaves the glass at once.`,
      handle: async ({ parameters }) =>
        feed.write(async (writer) => {
          const scope = await where(parameters, writer.tx);
          await writer.lock(scope);
          if (!(await findItem(writer.tx, scope, kind, idOf(parameters)))) notFound();
          await writer.publish(scope, [{ id: idOf(parameters), kind, value: null }]);
        }),
    }),
  ];
}

async function buildNotice(
  draft: NoticeDraft,
  { id, now, before }: { id: string; now: number; before: Notice | undefined },
): Promise<Notice> {
  const publishedAt = draft.publishAt ?? before?.publishedAt ?? now;
  const wrong = (message: string) => new StaffError('input.invalid', { field: 'expiresAt', message });
  if (draft.expiresAt !== null && draft.expiresAt <= publishedAt) throw wrong('is not after the publication');
  if (draft.level === 'urgent') {
    if (draft.expiresAt === null) throw wrong('is missing: an urgent notice has an end');
    if (draft.expiresAt > publishedAt + urgentMostMs)
      throw wrong('is more than 72 hours after the publication');
  }
  return { ...draft, id, publishedAt };
}

async function buildEvent(
  draft: EventDraft,
  { id, before, tx, scope }: { id: string; before: Event | undefined; tx: Tx; scope: string },
): Promise<Event> {
  const source = before?.source ?? null;
  return readInput(eventSchema, { ...draft, id, source, seatsTaken: await seatsTaken(tx, scope, id) });
}

async function buildPlace(draft: Omit<Place, 'id'>, { id }: { id: string }): Promise<Place> {
  return { ...draft, id };
}

/** The fields of the item that staff writes. */
function draftOf(input: z.ZodObject, value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name in input.shape));
}

const idOf = (parameters: object) => (parameters as { id: string }).id;

function notFound(): never {
  throw new StaffError('not_found');
}
