import { pageQuerySchema } from '#shared/staff-api/resources.ts';
import type { ItemKind } from '#shared/domain/feed-item.ts';
import type { Clock } from '../clock.ts';
import type { Feed, FeedWriter } from '../feed/feed.ts';
import { findItem, listItems } from '../feed/items.ts';
import type { ValueOf } from '../feed/items.ts';
import type { Database } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceShelf, wideShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';
import { overlay } from './staff-error.ts';
import { writtenEvents, writtenNotices, writtenPlaces } from './written-items.ts';
import type { AsRead, Written, WrittenKind } from './written-items.ts';

type ItemParts = { db: Database; feed: Feed; clock: Clock };

/** The parameters of a path below a shelf, whichever shelf it is. */
type ItemPath = { residence?: string; scope?: string; id: string };

/** Notices, events and places of residences and wide scopes: list, read, publish, change, withdraw. */
export function itemRoutes(parts: ItemParts): Route[] {
  return [residenceShelf, wideShelf].flatMap((shelf) => [
    ...routesOf(parts, shelf, writtenNotices),
    ...routesOf(parts, shelf, writtenEvents),
    ...routesOf(parts, shelf, writtenPlaces),
  ]);
}

/** GET of the list and of one item; `asRead` adds what screens do not hold. */
export function readingRoutes<K extends ItemKind>(
  { db }: Pick<ItemParts, 'db'>,
  shelf: Shelf,
  kind: K,
  plural: string,
  asRead: AsRead<K> = async (_db, _scope, values) => values,
): Route[] {
  const { access } = shelf;
  return [
    route({
      method: 'GET',
      path: `${shelf.path}/${plural}`,
      access,
      summary: `Lists the ${plural}.`,
      query: pageQuerySchema,
      handle: async ({ parameters, query: { limit, after } }) => {
        const scope = await shelf.scopeOf(db, parameters);
        const values = await listItems(db, scope, kind, { limit: limit + 1, after });
        return pageOf(await asRead(db, scope, values), limit);
      },
    }),
    route({
      method: 'GET',
      path: `${shelf.path}/${plural}/:id`,
      access,
      summary: `One ${kind}.`,
      handle: async ({ parameters }) => {
        const scope = await shelf.scopeOf(db, parameters);
        const value = (await findItem(db, scope, kind, (parameters as ItemPath).id)) ?? notFound();
        const [read] = await asRead(db, scope, [value]);
        return read;
      },
    }),
  ];
}

/** DELETE of one item; `also` deletes in the same transaction what hangs on it. */
export function withdrawalRoute(
  { feed }: Pick<ItemParts, 'feed'>,
  shelf: Shelf,
  kind: ItemKind,
  plural: string,
  also: (writer: FeedWriter, scope: string, id: string) => Promise<void> = async () => {},
): Route {
  return route({
    method: 'DELETE',
    path: `${shelf.path}/${plural}/:id`,
    access: shelf.access,
    summary: `Withdraws a ${kind}: it leaves the glass at once.`,
    handle: async ({ parameters }) =>
      feed.write(async (writer) => {
        const { id } = parameters as ItemPath;
        const scope = await shelf.scopeOf(writer.tx, parameters);
        await lockItem(writer, scope, kind, id);
        await also(writer, scope, id);
        await writer.publish(scope, [{ id, kind, value: null }]);
      }),
  });
}

/** The living item, safe from other writers until the commit. Throws `not_found`. */
export async function lockItem<K extends ItemKind>(
  writer: FeedWriter,
  scope: string,
  kind: K,
  id: string,
): Promise<ValueOf<K>> {
  await writer.lock(scope);
  return (await findItem(writer.tx, scope, kind, id)) ?? notFound();
}

function routesOf<K extends WrittenKind>(parts: ItemParts, shelf: Shelf, written: Written<K>): Route[] {
  const { feed, clock } = parts;
  const { kind, plural, input, asRead, forget } = written;
  const { path, access } = shelf;
  return [
    ...readingRoutes(parts, shelf, kind, plural, asRead),
    route({
      method: 'POST',
      path: `${path}/${plural}`,
      access,
      summary: `Publishes a ${kind}.`,
      body: input,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) => {
          const scope = await shelf.scopeOf(writer.tx, parameters);
          const now = clock.now();
          const given = { writer, scope, id: uuidV7(now), now, before: undefined };
          const value = await written.toItem(body, given);
          await writer.publish(scope, [{ id: given.id, kind, value }]);
          return answerOf(written, value, given);
        }),
    }),
    route({
      method: 'PATCH',
      path: `${path}/${plural}/:id`,
      access,
      summary: `Changes some fields of a ${kind}; the screens show it at once.`,
      body: input,
      isPartial: true,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) => {
          const { id } = parameters as ItemPath;
          const scope = await shelf.scopeOf(writer.tx, parameters);
          const before = await lockItem(writer, scope, kind, id);
          const raw = overlay(draftOf(written, before), body);
          const given = { writer, scope, id, now: clock.now(), before };
          const value = await written.toItem(raw, given);
          await writer.publish(scope, [{ id, kind, value }]);
          return answerOf(written, value, given);
        }),
    }),
    withdrawalRoute(parts, shelf, kind, plural, forget),
  ];
}

/** What was written as staff reads it, with what to look at again. */
async function answerOf<K extends WrittenKind>(
  written: Written<K>,
  value: ValueOf<K>,
  given: Parameters<Written<K>['toItem']>[1],
) {
  const { writer, scope } = given;
  const [read = value] = (await written.asRead?.(writer.tx, scope, [value])) ?? [];
  const warnings = (await written.warningsOf?.(value, given)) ?? [];
  return { ...read, ...(warnings.length > 0 ? { warnings } : {}) };
}

/** The fields of an item that staff writes. */
function draftOf<K extends WrittenKind>({ input }: Written<K>, value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name in input.shape));
}
