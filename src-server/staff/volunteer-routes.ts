import type { Selectable } from 'kysely';
import { pageQuerySchema, volunteerPatchSchema } from '#shared/staff-api/resources.ts';
import { publishVolunteer, withdrawVolunteer } from '../actions/volunteer-actions.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { Database, Tables, Tx } from '../store/tables.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceOrThrow } from './shelf.ts';
import { StaffError } from './staff-error.ts';

type VolunteerParts = { db: Database; feed: Feed; clock: Clock };

/** Who would help, with name, floor and telephone: staff of that residence brings people together. */
export function volunteerRoutes({ db, feed, clock }: VolunteerParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/volunteers',
      access: 'residence',
      summary: 'Who would help, each with the name, the floor and the telephone that were given.',
      query: pageQuerySchema,
      handle: async ({ parameters, query }) => {
        const { id } = await residenceOrThrow(db, parameters.residence);
        const rows = await db
          .selectFrom('volunteer')
          .selectAll()
          .where('residence', '=', id)
          .where('id', '>', query.after ?? '')
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows.map(toVolunteer), query.limit);
      },
    }),
    route({
      method: 'GET',
      path: '/residences/:residence/volunteers/:id',
      access: 'residence',
      summary: 'One person who would help, with the name, the floor and the telephone that were given.',
      handle: async ({ parameters: { residence, id } }) => {
        await residenceOrThrow(db, residence);
        return toVolunteer(await volunteerOrThrow(db, residence, id));
      },
    }),
    route({
      method: 'PATCH',
      path: '/residences/:residence/volunteers/:id',
      access: 'residence',
      summary: 'Tells the person that the caretaker has read it.',
      body: volunteerPatchSchema,
      handle: async ({ parameters: { residence, id }, body }) =>
        feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, residence);
          await writer.lock(residence);
          const before = await volunteerOrThrow(writer.tx, residence, id);
          if (before.status === 'withdrawn')
            throw new StaffError('conflict', { field: 'status', message: 'It was taken back.' });
          const row = { ...before, ...body };
          await writer.tx
            .updateTable('volunteer')
            .set(body)
            .where('residence', '=', residence)
            .where('id', '=', id)
            .execute();
          await publishVolunteer(writer, residence, row);
          return toVolunteer(row);
        }),
    }),
    route({
      method: 'DELETE',
      path: '/residences/:residence/volunteers/:id',
      access: 'residence',
      summary: 'Takes an offer of help back for the person, and deletes name, floor and telephone.',
      handle: async ({ parameters: { residence, id } }) =>
        feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, residence);
          await writer.lock(residence);
          if ((await withdrawVolunteer(writer, residence, id, clock.now())) === undefined) notFound();
        }),
    }),
  ];
}

async function volunteerOrThrow(
  db: Database | Tx,
  residence: string,
  id: string,
): Promise<Selectable<Tables['volunteer']>> {
  const row = await db
    .selectFrom('volunteer')
    .selectAll()
    .where('residence', '=', residence)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? notFound();
}

/** An offer of help as staff reads it. */
function toVolunteer({ residence: _ofThePath, ...row }: Selectable<Tables['volunteer']>) {
  return row;
}
