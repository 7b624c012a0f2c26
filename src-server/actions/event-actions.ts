import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { Event } from '#shared/domain/event.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { findItem } from '../feed/items.ts';
import type { Tx } from '../store/tables.ts';
import { nothingNew, refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** Somebody comes, with companions. Seats are decided here and nowhere else: two screens cannot both take the last one. */
export async function joinEvent(acting: Acting, payload: ActionPayload<'event.join'>): Promise<Outcome> {
  const found = await findEvent(acting, payload.eventId);
  if (!found) return refused('event.unknown');
  const { scope, event } = found;
  if (event.status === 'cancelled') return refused('event.cancelled');
  if (event.endsAt <= acting.now) return refused('event.over');
  if (!event.answers) return refused('event.no_answer_wanted');
  if (event.capacity !== null && event.seatsTaken + payload.people > event.capacity)
    return refused('event.full');
  const { eventId, people, firstName } = payload;
  await acting.writer.tx
    .insertInto('eventJoin')
    .values({ scope, event: eventId, joinKey: acting.key, people, firstName, leftAt: null })
    .execute();
  return publishSeats(acting.writer, scope, event);
}

/** Takes an answer back. Leaving twice, or an event that was cancelled since, is no fault of the person. */
export async function leaveEvent(acting: Acting, payload: ActionPayload<'event.leave'>): Promise<Outcome> {
  const found = await findEvent(acting, payload.eventId);
  if (!found) return refused('event.unknown');
  if (found.event.endsAt <= acting.now) return refused('event.over');
  const left = await acting.writer.tx
    .updateTable('eventJoin')
    .set({ leftAt: acting.now })
    .where('scope', '=', found.scope)
    .where('event', '=', payload.eventId)
    .where('joinKey', '=', payload.joinKey)
    .where('leftAt', 'is', null)
    .returning('people')
    .executeTakeFirst();
  return left ? publishSeats(acting.writer, found.scope, found.event) : nothingNew;
}

/** People who come: those who said so at a screen and did not take it back, and those who said so elsewhere. */
export async function seatsTaken(
  tx: Tx,
  scope: string,
  event: Pick<Event, 'id' | 'seatsTakenElsewhere'>,
): Promise<number> {
  const { people } = await tx
    .selectFrom('eventJoin')
    .select((e) => e.fn.sum<number | null>('people').as('people'))
    .where('scope', '=', scope)
    .where('event', '=', event.id)
    .where('leftAt', 'is', null)
    .executeTakeFirstOrThrow();
  return event.seatsTakenElsewhere + Number(people ?? 0);
}

async function publishSeats(writer: FeedWriter, scope: string, event: Event): Promise<Outcome> {
  const value = { ...event, seatsTaken: await seatsTaken(writer.tx, scope, event) };
  const rev = await writer.publish(scope, [{ id: event.id, kind: 'event', value }]);
  return { kind: 'applied', scope, rev };
}

/** In any scope of the screen, its residence first; the scope stays locked until the commit. */
async function findEvent(
  { writer, screen }: Acting,
  id: string,
): Promise<{ scope: string; event: Event } | undefined> {
  for (const scope of screen.scopes) {
    await writer.lock(scope);
    const event = await findItem(writer.tx, scope, 'event', id);
    if (event) return { scope, event };
  }
  return undefined;
}
