import { accountInputSchema, pageQuerySchema } from '#shared/staff-api/resources.ts';
import { findResidence } from '../residences/residences.ts';
import type { Counters } from '../counters.ts';
import type { Database } from '../store/tables.ts';
import type { Accounts } from './accounts.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

/** Accounts of the staff API, and how the server does: for operators. */
export function accountRoutes({
  db,
  accounts,
  counters,
}: {
  db: Database;
  accounts: Accounts;
  counters: Counters;
}): Route[] {
  return [
    route({
      method: 'GET',
      path: '/accounts',
      access: 'operator',
      summary: 'The accounts, without their passwords.',
      query: pageQuerySchema,
      handle: async ({ query }) => {
        const rows = await db
          .selectFrom('account')
          .select(['id', 'user', 'role', 'createdAt'])
          .where('id', '>', query.after ?? '')
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows, query.limit);
      },
    }),
    route({
      method: 'POST',
      path: '/accounts',
      access: 'operator',
      summary: 'Makes an account.',
      body: accountInputSchema,
      handle: async ({ body }) => {
        const taken = await db
          .selectFrom('account')
          .select('id')
          .where('user', '=', body.user)
          .executeTakeFirst();
        if (taken) throw new StaffError('conflict', { field: 'user', message: 'This user name is taken.' });
        for (const [index, residence] of body.residences.entries()) {
          if (!(await findResidence(db, residence))) {
            throw new StaffError('input.invalid', {
              field: `residences.${index}`,
              message: 'is no residence',
            });
          }
        }
        const { user, role, residences } = body;
        return { id: await accounts.keep(body), user, role, residences };
      },
    }),
    route({
      method: 'DELETE',
      path: '/accounts/:id',
      access: 'operator',
      summary: 'Deletes an account; its sessions end at once.',
      handle: async ({ parameters, account }) => {
        if (parameters.id === account.id)
          throw new StaffError('conflict', { message: 'Nobody deletes his own account.' });
        const gone = await db
          .deleteFrom('account')
          .where('id', '=', parameters.id)
          .returning('id')
          .executeTakeFirst();
        if (!gone) throw new StaffError('not_found');
      },
    }),
    route({
      method: 'GET',
      path: '/status',
      access: 'operator',
      summary: 'Errors since the start, by code.',
      handle: async () => ({ errors: counters.read() }),
    }),
  ];
}
