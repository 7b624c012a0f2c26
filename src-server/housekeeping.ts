import { forgetAnswers } from './actions/event-actions.ts';
import { forgetFaults } from './actions/fault-actions.ts';
import { forgetProposals } from './actions/proposal-actions.ts';
import { forgetPrivate } from './actions/help-private.ts';
import { forgetVolunteers } from './actions/volunteer-actions.ts';
import type { Clock } from './clock.ts';
import type { Feed } from './feed/feed.ts';
import { findItem, listItems } from './feed/items.ts';
import type { Commands } from './screens/commands.ts';
import { freeRestedNumbers } from './screens/number-leases.ts';
import type { MediaStore } from './media/media-store.ts';
import type { Database } from './store/tables.ts';

const dayMs = 86_400_000;

/** How long things are kept, in days; of what people did a residence decides (`endedDaysOnScreen`). */
export const kept = {
  /** A screen that was away for longer compares a manifest. */
  tombstones: 180,
  /** A repeat of an older action is answered « applied » without its revision. */
  actionResults: 400,
  /** A picture that no living item shows. */
  unusedMedia: 30,
  /** What a screen was ordered, with the picture that it sent. */
  commands: 30,
} as const;

/** How often housekeeping runs. */
export const housekeepingEveryMs = 3_600_000;

/** Lets go of what is past its time. May run at any moment and as often as one likes. */
export async function keepHouse({
  db,
  feed,
  media,
  commands,
  clock,
}: {
  db: Database;
  feed: Feed;
  media: MediaStore;
  commands: Commands;
  clock: Clock;
}): Promise<void> {
  const now = clock.now();
  await db.deleteFrom('session').where('expiresAt', '<', now).execute();
  await db
    .deleteFrom('action')
    .where('at', '<', now - kept.actionResults * dayMs)
    .execute();
  await pruneTombstones(db, now - kept.tombstones * dayMs);
  const residences = await db.selectFrom('residence').select(['id', 'endedDaysOnScreen']).execute();
  for (const { id, endedDaysOnScreen } of residences) {
    const over = { before: now - endedDaysOnScreen * dayMs, now };
    await endRequests(feed, id, over);
    await feed.write((writer) => forgetProposals(writer, id, over));
    await feed.write((writer) => forgetVolunteers(writer, id, over));
    await feed.write((writer) => forgetFaults(writer, id, over));
    await forgetPeople(feed, id, over);
  }
  await freeRestedNumbers(db, now);
  await commands.forget(now - kept.commands * dayMs);
  await media.forgetUnused(now - kept.unusedMedia * dayMs);
}

/** Whoever holds less than the newest pruned tombstone could miss a withdrawal: that is the scope's floor. */
async function pruneTombstones(db: Database, before: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const pruned = await tx
      .deleteFrom('item')
      .where('deleted', '=', 1)
      .where('changedAt', '<', before)
      .returning(['scope', 'rev'])
      .execute();
    for (const { scope, rev } of pruned) {
      await tx
        .updateTable('scope')
        .set({ floorRev: rev })
        .where('id', '=', scope)
        .where('floorRev', '<', rev)
        .execute();
    }
  });
}

/** What ended before then is over by now; both are milliseconds since 1970. */
type Over = { before: number; now: number };

/** Withdraws the requests that ended before then, and deletes what only staff could read of them. */
async function endRequests(feed: Feed, residence: string, { before, now }: Over): Promise<void> {
  await feed.write(async (writer) => {
    await writer.lock(residence);
    const requests = await listItems(writer.tx, residence, 'request', { limit: 10_000 });
    const over = requests.filter(({ expiresAt }) => expiresAt < before);
    for (const { id } of over) await forgetPrivate(writer.tx, residence, id, now);
    const drafts = over.map(({ id }) => ({ id, kind: 'request', value: null }));
    if (drafts.length > 0) await writer.publish(residence, drafts);
  });
}

/** Takes away what only staff could read of a residence's answers to events that ended before then, or were withdrawn. */
async function forgetPeople(feed: Feed, residence: string, { before, now }: Over): Promise<void> {
  await feed.write(async (writer) => {
    const { tx } = writer;
    const events = await tx
      .selectFrom('eventJoin')
      .select(['scope', 'event'])
      .distinct()
      .where('residence', '=', residence)
      .where((e) => e.or([e('firstName', 'is not', null), e('number', 'is not', null)]))
      .execute();
    for (const { scope, event } of events) {
      const item = await findItem(tx, scope, 'event', event);
      if (item && item.endsAt >= before) continue;
      const joins = await tx
        .updateTable('eventJoin')
        .set({ firstName: null, number: null, reminder: null })
        .where('residence', '=', residence)
        .where('scope', '=', scope)
        .where('event', '=', event)
        .returning(['residence', 'joinKey'])
        .execute();
      await forgetAnswers(writer, joins, now);
    }
  });
}
