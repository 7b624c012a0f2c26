import { faultInputSchema, faultPatchSchema, pageQuerySchema } from '#shared/staff-api/resources.ts';
import { newFault } from '../actions/fault-actions.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import { findItem, listItems } from '../feed/items.ts';
import type { Database } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { pageOf } from './page.ts';
import { residenceOrThrow } from './residence-routes.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

/** Faults of the building: what people reported, and what the caretaker says of it. */
export function faultRoutes({ db, feed, clock }: { db: Database; feed: Feed; clock: Clock }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/faults',
      access: 'residence',
      summary: 'The faults.',
      query: pageQuerySchema,
      handle: async ({ parameters, query: { limit, after } }) => {
        const { id } = await residenceOrThrow(db, parameters.residence);
        return pageOf(await listItems(db, id, 'fault', { limit: limit + 1, after }), limit);
      },
    }),
    route({
      method: 'POST',
      path: '/residences/:residence/faults',
      access: 'residence',
      summary: 'Reports a fault.',
      body: faultInputSchema,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) => {
          const { id: scope } = await residenceOrThrow(writer.tx, parameters.residence);
          const value = newFault(uuidV7(clock.now()), body, clock.now());
          await writer.publish(scope, [{ id: value.id, kind: 'fault', value }]);
          return value;
        }),
    }),
    route({
      method: 'GET',
      path: '/residences/:residence/faults/:id',
      access: 'residence',
      summary: 'One fault.',
      handle: async ({ parameters: { residence, id } }) => {
        await residenceOrThrow(db, residence);
        return (await findItem(db, residence, 'fault', id)) ?? notFound();
      },
    }),
    route({
      method: 'PATCH',
      path: '/residences/:residence/faults/:id',
      access: 'residence',
      summary: 'Says how far the repair is.',
      body: faultPatchSchema,
      handle: async ({ parameters: { residence, id }, body }) =>
        feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, residence);
          await writer.lock(residence);
          const before = (await findItem(writer.tx, residence, 'fault', id)) ?? notFound();
          const word = body.word === undefined ? before.word : body.word;
          const value = { ...before, status: body.status ?? before.status, word };
          await writer.publish(residence, [{ id, kind: 'fault', value }]);
          return value;
        }),
    }),
    route({
      method: 'DELETE',
      path: '/residences/:residence/faults/:id',
      access: 'residence',
      summary: 'Withdraws a fault.',
      handle: async ({ parameters: { residence, id } }) =>
        feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, residence);
          await writer.lock(residence);
          if (!(await findItem(writer.tx, residence, 'fault', id))) notFound();
          await writer.publish(residence, [{ id, kind: 'fault', value: null }]);
        }),
    }),
  ];
}

function notFound(): never {
  throw new StaffError('not_found');
}
