import { postingGaps } from '#shared/domain/posting.ts';
import { pageQuerySchema } from '#shared/staff-api/resources.ts';
import type { Database } from '../store/tables.ts';
import { pageOf } from './page.ts';
import { postingCsv } from './posting-csv.ts';
import type { ScreenRecord } from './posting-csv.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceOrThrow } from './shelf.ts';

/** Compulsory postings: when they were on display, and when not. */
export function postingRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/postings',
      access: 'residence',
      summary: 'The compulsory postings that screens told of, also those that were withdrawn.',
      query: pageQuerySchema,
      handle: async ({ parameters, query }) => {
        const { id } = await residenceOrThrow(db, parameters.residence);
        const rows = await db
          .selectFrom('posting')
          .select(['notice as id', 'title', 'expiresAt'])
          .where('residence', '=', id)
          .where('notice', '>', query.after ?? '')
          .orderBy('notice')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows, query.limit);
      },
    }),
    route({
      method: 'GET',
      path: '/residences/:residence/postings/:id',
      access: 'residence',
      summary: 'The record of one posting, by screen, to the minute; text/csv when that is accepted.',
      handle: async ({ parameters: { residence, id }, accept, reply }) => {
        await residenceOrThrow(db, residence);
        const notice = await db
          .selectFrom('posting')
          .select(['notice as id', 'title', 'expiresAt'])
          .where('residence', '=', residence)
          .where('notice', '=', id)
          .executeTakeFirst();
        const record = { notice: notice ?? notFound(), screens: await recordOf(db, residence, id) };
        if (!/\btext\/csv\b/i.test(accept)) return record;
        reply.type('text/csv; charset=utf-8');
        return postingCsv(record.screens);
      },
    }),
  ];
}

async function recordOf(db: Database, residence: string, notice: string): Promise<ScreenRecord[]> {
  const marks = await db
    .selectFrom('postingMark')
    .innerJoin('screen', 'screen.id', 'postingMark.screen')
    .select(['screen.id', 'screen.name', 'what', 'fromAt as from', 'untilAt as until'])
    .where('postingMark.residence', '=', residence)
    .where('notice', '=', notice)
    .orderBy('screen.id')
    .orderBy('fromAt')
    .execute();
  return [...Map.groupBy(marks, ({ id }) => id)].map(([id, own]) => {
    const spansOf = (what: string) =>
      own.filter((mark) => mark.what === what).map(({ from, until }) => ({ from, until }));
    const isGap = ({ what }: { what: string }) => postingGaps.some((gap) => gap === what);
    return {
      screen: { id, name: own[0]?.name ?? '' },
      posted: spansOf('posted'),
      inLoop: spansOf('in-loop'),
      opened: spansOf('opened'),
      gaps: own.filter(isGap).map(({ from, until, what }) => ({ from, until, because: what })),
    };
  });
}
