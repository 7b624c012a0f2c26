import type { Selectable } from 'kysely';
import { proposalDraftSchema } from '#shared/domain/proposal.ts';
import type { Proposal } from '#shared/domain/proposal.ts';
import { eventSchema } from '#shared/domain/event.ts';
import { pageQuerySchema, proposalPatchSchema } from '#shared/staff-api/resources.ts';
import { publishProposal } from '../actions/proposal-actions.ts';
import type { Clock } from '../clock.ts';
import type { Feed, FeedWriter } from '../feed/feed.ts';
import type { KeptResidence } from '../residences/residences.ts';
import type { Database, Tables, Tx } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceOrThrow } from './shelf.ts';
import { StaffError } from './staff-error.ts';

type ProposalParts = { db: Database; feed: Feed; clock: Clock };

/** An outing whose end nobody was asked for. */
const usualMs = 2 * 3_600_000;

/** What people propose, with name and floor: staff of that residence says yes, or no with a reason. */
export function proposalRoutes({ db, feed, clock }: ProposalParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/proposals',
      access: 'residence',
      summary: 'The proposals, each with the name and the floor that were given.',
      query: pageQuerySchema,
      handle: async ({ parameters, query }) => {
        const { id } = await residenceOrThrow(db, parameters.residence);
        const rows = await db
          .selectFrom('proposal')
          .selectAll()
          .where('residence', '=', id)
          .where('id', '>', query.after ?? '')
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows.map(toProposal), query.limit);
      },
    }),
    route({
      method: 'GET',
      path: '/residences/:residence/proposals/:id',
      access: 'residence',
      summary: 'One proposal with the name and the floor that were given.',
      handle: async ({ parameters: { residence, id } }) => {
        await residenceOrThrow(db, residence);
        return toProposal(await proposalOrThrow(db, residence, id));
      },
    }),
    route({
      method: 'PATCH',
      path: '/residences/:residence/proposals/:id',
      access: 'residence',
      summary: 'Accepts a proposal, which publishes the event, or refuses it with a reason in words.',
      body: proposalPatchSchema,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) => {
          const residence = await residenceOrThrow(writer.tx, parameters.residence);
          await writer.lock(residence.id);
          const before = toProposal(await proposalOrThrow(writer.tx, residence.id, parameters.id));
          if (before.status !== 'waiting') {
            throw new StaffError('conflict', { field: 'status', message: `It is ${before.status} already.` });
          }
          const event =
            body.status === 'accepted' ? await publishEvent(writer, residence, before, clock.now()) : null;
          const decided = { status: body.status, because: body.status === 'refused' ? body.because : null };
          await writer.tx
            .updateTable('proposal')
            .set({ ...decided, event })
            .where('residence', '=', residence.id)
            .where('id', '=', before.id)
            .execute();
          const { id, number, category, date, createdAt } = before;
          const shown: Proposal = { id, number, category, date, createdAt, ...decided };
          await publishProposal(writer, residence.id, shown);
          return { ...before, ...decided, event };
        }),
    }),
  ];
}

async function proposalOrThrow(
  db: Database | Tx,
  residence: string,
  id: string,
): Promise<Selectable<Tables['proposal']>> {
  const row = await db
    .selectFrom('proposal')
    .selectAll()
    .where('residence', '=', residence)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? notFound();
}

/** A proposal as staff reads it. */
function toProposal({ draft, residence: _ofThePath, ...row }: Selectable<Tables['proposal']>) {
  return { ...row, ...proposalDraftSchema.parse(JSON.parse(draft)) };
}

/** The event that everybody reads: without the name of whoever proposed it. Returns its id. */
async function publishEvent(
  writer: FeedWriter,
  { id: scope, timeZone }: KeptResidence,
  proposal: ReturnType<typeof toProposal>,
  now: number,
): Promise<string> {
  const { title, category, startsAt, place } = proposal;
  if (startsAt <= now) throw new StaffError('conflict', { field: 'status', message: 'Its day is over.' });
  const value = eventSchema.parse({
    id: uuidV7(now),
    title,
    category,
    startsAt,
    endsAt: startsAt + usualMs,
    timeZone,
    place: { name: place },
    answers: true,
  });
  await writer.publish(scope, [{ id: value.id, kind: 'event', value }]);
  return value.id;
}
