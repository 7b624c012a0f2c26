import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { EventAnswer } from '#shared/domain/event-answer.ts';
import type { Event } from '#shared/domain/event.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { findItem } from '../feed/items.ts';
import { restNumbers, useNumber } from '../screens/number-leases.ts';
import type { Tables, Tx } from '../store/tables.ts';
import { nothingNew, refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/*
 *   event.join ──▶ coming ◀── a seat came free ── waiting ◀── event.wait ── full ◀── event.join, no seat left
 *                    └──────────────┬────────────────┴───────────────────────┘
 *                               event.leave ──▶ left
 */

type Join = Selectable<Tables['eventJoin']>;
type Found = { scope: string; event: Event };

/**
 * Somebody comes, with companions. Seats are decided here and nowhere else: two screens cannot both take the last one.
 * Whoever has a number is told with it that no seat is left, or waits; without one that is a refusal.
 */
export async function joinEvent(acting: Acting, payload: ActionPayload<'event.join'>): Promise<Outcome> {
  const found = await findEvent(acting, payload.eventId);
  if (!found) return refused('event.unknown');
  const { event } = found;
  if (event.status === 'cancelled') return refused('event.cancelled');
  if (event.endsAt <= acting.now) return refused('event.over');
  if (!event.answers) return refused('event.no_answer_wanted');
  const { eventId, people, firstName, number, reminder, waits } = payload;
  const hasSeat = fits(event, people);
  if (!hasSeat && number === null) return refused('event.full');
  if (number !== null && !(await holdNumber(acting, number))) return refused('request.no_number');
  await acting.writer.tx
    .insertInto('eventJoin')
    .values({
      scope: found.scope,
      event: eventId,
      joinKey: acting.key,
      people,
      firstName,
      leftAt: null,
      residence: acting.screen.residence,
      number,
      reminder: reminder && JSON.stringify(reminder),
      status: hasSeat ? 'coming' : waits ? 'waiting' : 'full',
      gotSeat: 0,
      joinedAt: acting.now,
    })
    .execute();
  return publishAnswers(acting.writer, found, acting.key);
}

/** Onto the waiting list, or into a seat that came free meanwhile. Twice is once. */
export async function waitForSeat(acting: Acting, payload: ActionPayload<'event.wait'>): Promise<Outcome> {
  const found = await findEvent(acting, payload.eventId);
  if (!found) return refused('event.unknown');
  if (found.event.status === 'cancelled') return refused('event.cancelled');
  if (found.event.endsAt <= acting.now) return refused('event.over');
  const waiting = await acting.writer.tx
    .updateTable('eventJoin')
    .set({ status: 'waiting', joinedAt: acting.now })
    .where('scope', '=', found.scope)
    .where('event', '=', payload.eventId)
    .where('joinKey', '=', payload.joinKey)
    .where('leftAt', 'is', null)
    .where('status', '=', 'full')
    .returning('joinKey')
    .executeTakeFirst();
  if (!waiting) return nothingNew;
  await giveFreeSeats(acting.writer.tx, found);
  return publishAnswers(acting.writer, found, payload.joinKey);
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
    .returning('joinKey')
    .executeTakeFirst();
  if (!left) return nothingNew;
  await giveFreeSeats(acting.writer.tx, found);
  return publishAnswers(acting.writer, found, payload.joinKey);
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
    .where('status', '=', 'coming')
    .executeTakeFirstOrThrow();
  return event.seatsTakenElsewhere + Number(people ?? 0);
}

/**
 * The event with the seats that are taken now, after those of the waiting list who fit have got one. Staff changed
 * it, or it is published anew.
 */
export async function settleSeats(writer: FeedWriter, scope: string, event: Event): Promise<Event> {
  const before = { ...event, seatsTaken: await seatsTaken(writer.tx, scope, event) };
  if (!(await giveFreeSeats(writer.tx, { scope, event: before }))) return before;
  for (const join of await listOf(writer.tx, scope, event.id)) await publishJoin(writer, join);
  return { ...event, seatsTaken: await seatsTaken(writer.tx, scope, event) };
}

/** Withdraws the answers to events that ended before then, or are gone; their numbers are free again. */
export async function forgetAnswers(
  writer: FeedWriter,
  joins: readonly Pick<Join, 'residence' | 'joinKey'>[],
  now: number,
): Promise<void> {
  for (const { residence, joinKey } of joins) {
    if (residence === null) continue;
    await restNumbers(writer.tx, residence, [joinKey], now);
    if (await findItem(writer.tx, residence, 'answer', joinKey))
      await writer.publish(residence, [{ id: joinKey, kind: 'answer', value: null }]);
  }
}

function fits({ capacity, seatsTaken: taken }: Event, people: number): boolean {
  return capacity === null || taken + people <= capacity;
}

async function holdNumber({ writer, screen, key, now }: Acting, number: string): Promise<boolean> {
  return useNumber(writer.tx, { residence: screen.residence, screen: screen.id }, number, key, now);
}

/** A seat that is free goes to the first of the list whose companions fit too. Says whether anybody got one. */
async function giveFreeSeats(tx: Tx, { scope, event }: Found): Promise<boolean> {
  if (event.status === 'cancelled') return false;
  let taken = await seatsTaken(tx, scope, event);
  let hasGiven = false;
  for (const { joinKey, people } of await waitingFor(tx, scope, event.id)) {
    if (!fits({ ...event, seatsTaken: taken }, people)) continue;
    await tx
      .updateTable('eventJoin')
      .set({ status: 'coming', gotSeat: 1 })
      .where('scope', '=', scope)
      .where('joinKey', '=', joinKey)
      .execute();
    taken += people;
    hasGiven = true;
  }
  return hasGiven;
}

/**
 * Publishes the event with its seats, the answer that was given, and those whose place on the list it changed. The
 * revision is that of the answer's own effect.
 */
async function publishAnswers(writer: FeedWriter, { scope, event }: Found, key: string): Promise<Outcome> {
  const own = await writer.tx
    .selectFrom('eventJoin')
    .selectAll()
    .where('scope', '=', scope)
    .where('joinKey', '=', key)
    .executeTakeFirstOrThrow();
  const others = await listOf(writer.tx, scope, event.id);
  for (const join of others.filter(({ joinKey }) => joinKey !== key)) await publishJoin(writer, join);
  const shown = await publishJoin(writer, own);
  const taken = await seatsTaken(writer.tx, scope, event);
  if (shown && taken === event.seatsTaken) return shown;
  const value = { ...event, seatsTaken: taken };
  const rev = await writer.publish(scope, [{ id: event.id, kind: 'event', value }]);
  return { kind: 'applied', scope, rev };
}

/** Tells the screens where an answer stands, when that has changed; undefined: nobody can ask for it. */
async function publishJoin(writer: FeedWriter, join: Join): Promise<Outcome | undefined> {
  const { residence, number, joinKey } = join;
  if (residence === null || number === null) return undefined;
  await writer.lock(residence);
  const place = await placeOnList(writer.tx, join);
  const before = await findItem(writer.tx, residence, 'answer', joinKey);
  const value: EventAnswer = {
    id: joinKey,
    number,
    eventId: join.event,
    people: join.people,
    status: join.leftAt === null ? join.status : 'left',
    place,
    gotSeat: join.gotSeat === 1,
    createdAt: before?.createdAt ?? join.joinedAt,
  };
  if (isDeepStrictEqual(before, value)) return nothingNew;
  const rev = await writer.publish(residence, [{ id: joinKey, kind: 'answer', value }]);
  return { kind: 'applied', scope: residence, rev };
}

async function placeOnList(tx: Tx, { scope, event, joinKey }: Join): Promise<number | null> {
  const waiting = await waitingFor(tx, scope, event);
  const index = waiting.findIndex((join) => join.joinKey === joinKey);
  return index < 0 ? null : index + 1;
}

/** Those who wait, and those who waited and have got a seat: whose answer may read otherwise now. */
async function listOf(tx: Tx, scope: string, event: string): Promise<Join[]> {
  return tx
    .selectFrom('eventJoin')
    .selectAll()
    .where('scope', '=', scope)
    .where('event', '=', event)
    .where('leftAt', 'is', null)
    .where((e) => e.or([e('status', '=', 'waiting'), e('gotSeat', '=', 1)]))
    .execute();
}

/** The waiting list, the first in line first. */
async function waitingFor(tx: Tx, scope: string, event: string): Promise<Join[]> {
  return tx
    .selectFrom('eventJoin')
    .selectAll()
    .where('scope', '=', scope)
    .where('event', '=', event)
    .where('leftAt', 'is', null)
    .where('status', '=', 'waiting')
    .orderBy('joinedAt')
    .orderBy('joinKey')
    .execute();
}

/** In any scope of the screen, its residence first; the scope stays locked until the commit. */
async function findEvent({ writer, screen }: Acting, id: string): Promise<Found | undefined> {
  for (const scope of screen.scopes) {
    await writer.lock(scope);
    const event = await findItem(writer.tx, scope, 'event', id);
    if (event) return { scope, event };
  }
  return undefined;
}
