import { randomUUID } from 'node:crypto';
import { pageQuerySchema, requestInputSchema, requestPatchSchema } from '#shared/staff-api/resources.ts';
import { floorCheckOf } from '../actions/floor-check.ts';
import { keepPrivate, newRequest } from '../actions/help-actions.ts';
import { helpEndsAt } from '../actions/help-end.ts';
import { forgetPrivate, readPrivate } from '../actions/help-private.ts';
import type { Clock } from '../clock.ts';
import type { Feed, FeedWriter } from '../feed/feed.ts';
import { findItem, listItems } from '../feed/items.ts';
import { leaseNumbers, staffHolder, useNumber } from '../screens/number-leases.ts';
import type { Database } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { lockItem, withdrawalRoute } from './item-routes.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceOrThrow, residenceShelf } from './shelf.ts';
import { StaffError } from './staff-error.ts';

type RequestParts = { db: Database; feed: Feed; clock: Clock };

/** Help requests with their private part, which leaves the server here and nowhere else: for staff of that residence. */
export function requestRoutes(parts: RequestParts): Route[] {
  const { db, feed, clock } = parts;
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/requests',
      access: 'residence',
      summary: 'The help requests, each with its private part.',
      query: pageQuerySchema,
      handle: async ({ parameters, query: { limit, after } }) => {
        const { id } = await residenceOrThrow(db, parameters.residence);
        const page = pageOf(await listItems(db, id, 'request', { limit: limit + 1, after }), limit);
        return {
          ...page,
          items: await Promise.all(page.items.map((request) => readPrivate(db, id, request))),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/residences/:residence/requests',
      access: 'residence',
      summary: 'Takes a help request for somebody; the server gives the number.',
      body: requestInputSchema,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) => {
          const residence = await residenceOrThrow(writer.tx, parameters.residence);
          const now = clock.now();
          const id = uuidV7(now);
          const number = await staffNumber(writer, residence.id, id, now);
          const expiresAt = helpEndsAt(body.wish, now, residence);
          if (expiresAt <= now) throw new StaffError('input.invalid', { field: 'wish', message: 'is over' });
          const request = {
            ...newRequest(id, { ...body, number }, now, expiresAt),
            floorCheck: await floorCheckOf(residence, body),
            publicText: body.publicText,
          };
          await keepPrivate({ writer, key: id, screen: { residence: residence.id } }, body);
          await writer.publish(residence.id, [{ id, kind: 'request', value: request }]);
          return readPrivate(writer.tx, residence.id, request);
        }),
    }),
    route({
      method: 'GET',
      path: '/residences/:residence/requests/:id',
      access: 'residence',
      summary: 'One help request with its private part.',
      handle: async ({ parameters: { residence, id } }) => {
        await residenceOrThrow(db, residence);
        return readPrivate(db, residence, (await findItem(db, residence, 'request', id)) ?? notFound());
      },
    }),
    route({
      method: 'PATCH',
      path: '/residences/:residence/requests/:id',
      access: 'residence',
      summary: 'Changes the state or the public sentence of a help request.',
      body: requestPatchSchema,
      handle: async ({ parameters: { residence, id }, body }) =>
        feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, residence);
          const before = await lockItem(writer, residence, 'request', id);
          const request = {
            ...before,
            status: body.status ?? before.status,
            publicText: body.publicText === undefined ? before.publicText : body.publicText,
          };
          await writer.publish(residence, [{ id, kind: 'request', value: request }]);
          return readPrivate(writer.tx, residence, request);
        }),
    }),
    withdrawalRoute(parts, residenceShelf, 'request', 'requests', ({ tx }, residence, id) =>
      forgetPrivate(tx, residence, id, parts.clock.now()),
    ),
  ];
}

async function staffNumber(
  { tx }: FeedWriter,
  residence: string,
  request: string,
  now: number,
): Promise<string> {
  const holder = { residence, screen: staffHolder };
  const lease = await leaseNumbers(tx, holder, { leaseId: randomUUID(), count: 1 }, now);
  const number = lease.ok ? lease.value.numbers[0] : undefined;
  if (number === undefined) throw new StaffError('conflict', { message: 'No request number is free.' });
  await useNumber(tx, holder, number, request, now);
  return number;
}
