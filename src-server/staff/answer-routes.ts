import { reminderSchema } from '#shared/domain/event-answer.ts';
import { findItem } from '../feed/items.ts';
import type { Database } from '../store/tables.ts';
import { pageQuerySchema } from '#shared/staff-api/resources.ts';
import { pageOf } from './page.ts';
import { residenceOrThrow } from './shelf.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

/** Who comes to an event and who waits for a seat: for whoever prepares the chairs and the reminders. */
export function answerRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/events/:id/answers',
      access: 'residence',
      summary:
        'Those who come to an event, or wait for a seat in the order of `joinedAt`: how many, the first name and the reminder if they gave one.',
      query: pageQuerySchema,
      handle: async ({ parameters: { residence, id }, query }) => {
        await residenceOrThrow(db, residence);
        if (!(await findItem(db, residence, 'event', id))) throw new StaffError('not_found');
        const rows = await db
          .selectFrom('eventJoin')
          .select(['joinKey as id', 'people', 'firstName', 'status', 'number', 'reminder', 'joinedAt'])
          .where('scope', '=', residence)
          .where('event', '=', id)
          .where('leftAt', 'is', null)
          .where('status', '!=', 'full')
          .where('joinKey', '>', query.after ?? '')
          .orderBy('joinKey')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows.map(toAnswer), query.limit);
      },
    }),
  ];
}

/** A reminder as an object: by a word in the letterbox of a door, or by a call. */
function toAnswer<R extends { reminder: string | null }>({ reminder, ...row }: R) {
  return { ...row, reminder: reminder === null ? null : reminderSchema.parse(JSON.parse(reminder)) };
}
