import { findItem } from '../feed/items.ts';
import type { Database } from '../store/tables.ts';
import { pageQuerySchema } from '#shared/staff-api/resources.ts';
import { pageOf } from './page.ts';
import { residenceOrThrow } from './shelf.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

/** Who comes to an event: for whoever prepares the chairs. */
export function answerRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/events/:id/answers',
      access: 'residence',
      summary: 'Those who come to an event: how many, and a first name if they gave one.',
      query: pageQuerySchema,
      handle: async ({ parameters: { residence, id }, query }) => {
        await residenceOrThrow(db, residence);
        if (!(await findItem(db, residence, 'event', id))) throw new StaffError('not_found');
        const rows = await db
          .selectFrom('eventJoin')
          .select(['joinKey as id', 'people', 'firstName'])
          .where('scope', '=', residence)
          .where('event', '=', id)
          .where('leftAt', 'is', null)
          .where('joinKey', '>', query.after ?? '')
          .orderBy('joinKey')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows, query.limit);
      },
    }),
  ];
}
