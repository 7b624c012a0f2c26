import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { Proposal } from '#shared/domain/proposal.ts';
import { instantOf, offsetsOf } from '#shared/zoned-time.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { findResidence } from '../residences/residences.ts';
import { restNumbers, useNumber } from '../screens/number-leases.ts';
import { refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** Somebody proposes an outing. Title, name and floor wait for staff; the feed only says that it waits. */
export async function proposeEvent(acting: Acting, said: ActionPayload<'event.propose'>): Promise<Outcome> {
  const { writer, screen, key, now } = acting;
  const residence = await findResidence(writer.tx, screen.residence);
  if (!residence) return refused('not_found');
  const { number, ...draft } = said;
  const startsAt = instantOf(Date.parse(`${draft.date}T${draft.time}Z`), offsetsOf(residence.timeZone));
  if (startsAt <= now) return refused('action.expired');
  const holder = { residence: residence.id, screen: screen.id };
  if (!(await useNumber(writer.tx, holder, number, key, now))) return refused('request.no_number');
  const waiting = { status: 'waiting' as const, because: null, createdAt: now };
  await writer.tx
    .insertInto('proposal')
    .values({
      residence: residence.id,
      id: key,
      number,
      draft: JSON.stringify(draft),
      startsAt,
      event: null,
      ...waiting,
    })
    .execute();
  const { category, date } = draft;
  const rev = await publishProposal(writer, residence.id, { id: key, number, category, date, ...waiting });
  return { kind: 'applied', scope: residence.id, rev };
}

/** Tells the screens where a proposal stands. Returns the revision that shows it. */
export async function publishProposal(
  writer: FeedWriter,
  residence: string,
  value: Proposal,
): Promise<number> {
  return writer.publish(residence, [{ id: value.id, kind: 'proposal', value }]);
}

/** Deletes proposals for days before then, with their names; their numbers are free again. */
export async function forgetProposals(
  writer: FeedWriter,
  residence: string,
  { before, now }: { before: number; now: number },
): Promise<void> {
  const over = await writer.tx
    .deleteFrom('proposal')
    .where('residence', '=', residence)
    .where('startsAt', '<', before)
    .returning('id')
    .execute();
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  await restNumbers(writer.tx, residence, ids, now);
  const gone = ids.map((id) => ({ id, kind: 'proposal', value: null }));
  await writer.publish(residence, gone);
}
