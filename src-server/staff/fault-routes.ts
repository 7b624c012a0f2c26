import type { z } from 'zod';
import type { Fault } from '#shared/domain/fault.ts';
import { faultInputSchema, faultPatchSchema } from '#shared/staff-api/resources.ts';
import { newFault } from '../actions/fault-actions.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { Database } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { lockItem, readingRoutes, withdrawalRoute } from './item-routes.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { residenceOrThrow, residenceShelf } from './shelf.ts';

type FaultParts = { db: Database; feed: Feed; clock: Clock };
type FaultPatch = z.infer<typeof faultPatchSchema>;

/** Faults of the building: what people reported, and what the caretaker says of it. */
export function faultRoutes(parts: FaultParts): Route[] {
  const { feed, clock } = parts;
  return [
    ...readingRoutes(parts, residenceShelf, 'fault', 'faults'),
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
      method: 'PATCH',
      path: '/residences/:residence/faults/:id',
      access: 'residence',
      summary: 'Says how far the repair is.',
      body: faultPatchSchema,
      handle: async ({ parameters: { residence, id }, body }) =>
        feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, residence);
          const before = await lockItem(writer, residence, 'fault', id);
          const value = faultAfter(before, body, clock.now());
          await writer.publish(residence, [{ id, kind: 'fault', value }]);
          return value;
        }),
    }),
    withdrawalRoute(parts, residenceShelf, 'fault', 'faults'),
  ];
}

function faultAfter(
  before: Fault,
  { status = before.status, word = before.word }: FaultPatch,
  now: number,
): Fault {
  const repairedAt = status === 'repaired' ? (before.repairedAt ?? now) : null;
  return { ...before, status, word, repairedAt };
}
