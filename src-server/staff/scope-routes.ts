import { pageQuerySchema, scopeInputSchema } from '#shared/staff-api/resources.ts';
import { createScope } from '../feed/feed.ts';
import type { Feed } from '../feed/feed.ts';
import type { Database } from '../store/tables.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

/** Quarters and towns. Their notices, events and places are in item-routes.ts. */
export function scopeRoutes({ db, feed }: { db: Database; feed: Feed }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/scopes',
      access: 'operator',
      summary: 'The quarters and towns.',
      query: pageQuerySchema,
      handle: async ({ query }) => {
        const rows = await db
          .selectFrom('scope')
          .select(['id', 'kind', 'name'])
          .where('kind', '!=', 'residence')
          .where('id', '>', query.after ?? '')
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows, query.limit);
      },
    }),
    route({
      method: 'POST',
      path: '/scopes',
      access: 'operator',
      summary: 'Creates a quarter or a town.',
      body: scopeInputSchema,
      handle: async ({ body }) => {
        await feed.write(async ({ tx }) => {
          if (await tx.selectFrom('scope').select('id').where('id', '=', body.id).executeTakeFirst()) {
            throw new StaffError('conflict', { field: 'id', message: 'This id is taken.' });
          }
          await createScope(tx, body);
        });
        return body;
      },
    }),
  ];
}
