import { healthSchema } from '#shared/server-protocol/health.ts';
import { findItem } from '../feed/items.ts';
import type { Database } from '../store/tables.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceShelf, wideShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';

/** Where an urgent message stands on the glass, as each screen itself says it. */
export function displayRoutes({ db }: { db: Database }): Route[] {
  return [residenceShelf, wideShelf].map((shelf) => displayRoute(db, shelf));
}

function displayRoute(db: Database, shelf: Shelf): Route {
  return route({
    method: 'GET',
    path: `${shelf.path}/notices/:id/display`,
    access: shelf.access,
    summary: 'On how many screens an urgent notice stands in the band, and what the others show there.',
    handle: async ({ parameters }) => {
      const scope = await shelf.scopeOf(db, parameters);
      const { id } = parameters as { id: string };
      const notice = (await findItem(db, scope, 'notice', id)) ?? notFound();
      const screens = await bandsOf(db, scope);
      const shown = screens.filter(({ band }) => band === id).length;
      return {
        isUrgent: notice.level === 'urgent',
        shown,
        of: screens.length,
        says: inWords(shown, screens.length),
        screens: screens.map(({ band, ...screen }) => ({ ...screen, shows: band === id, band })),
      };
    },
  });
}

/** What stands in the band of each screen in service that holds the scope, by its last word. */
async function bandsOf(db: Database, scope: string) {
  const wide = db.selectFrom('residenceScope').select('residence').where('scope', '=', scope);
  const rows = await db
    .selectFrom('screen')
    .select(['id', 'name', 'residence', 'health', 'healthAt'])
    .where('revokedAt', 'is', null)
    .where((e) => e.or([e('residence', '=', scope), e('residence', 'in', wide)]))
    .orderBy('id')
    .execute();
  return rows.map(({ health, healthAt, ...screen }) => ({
    ...screen,
    saidAt: healthAt,
    band: health === null ? null : bandOf(health),
  }));
}

function bandOf(health: string): string | null {
  const { data } = healthSchema.safeParse(JSON.parse(health));
  return data?.onGlass?.urgentId ?? null;
}

/** « 3 écrans sur 4 », as the console says it. */
function inWords(shown: number, of: number): string {
  return `${shown} ${shown > 1 ? 'écrans' : 'écran'} sur ${of}`;
}
