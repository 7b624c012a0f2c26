import type { z } from 'zod';
import type { eventInputSchema } from '#shared/staff-api/resources.ts';
import type { DemoData, DemoEvent, DemoException } from './demo-data.ts';
import type { DemoClock } from './resolve-demo-time.ts';

type EventBody = z.input<typeof eventInputSchema>;

/** Every event, each date of a weekly one by itself, as a calendar would bring them. */
export function eventBodies(data: DemoData, clock: DemoClock): EventBody[] {
  return data.events.flatMap((event) =>
    datesOf(event, clock).map((date) => ({ ...wordsOf(event, data), ...date })),
  );
}

type EventDate = Pick<EventBody, 'startsAt' | 'endsAt' | 'status' | 'movedFrom' | 'because'>;

function datesOf(event: DemoEvent, clock: DemoClock): EventDate[] {
  const { repeats, start, until, durationMinutes, status, movedFrom, because } = event;
  const single = movedFrom === null ? null : clock.start(movedFrom);
  const startsAt = clock.start(start);
  if (until !== undefined || durationMinutes === null)
    return [{ startsAt, endsAt: clock.end(until ?? start), status, movedFrom: single, because }];
  const lengthMs = durationMinutes * 60_000;
  if (repeats === null)
    return [{ startsAt, endsAt: startsAt + lengthMs, status, movedFrom: single, because }];
  return Array.from({ length: repeats.count }, (_, index) => {
    const exception = repeats.exceptions.find(({ occurrence }) => occurrence === index + 1);
    return occurrenceOf(event, index * repeats.interval * 7, { exception, lengthMs }, clock);
  });
}

function occurrenceOf(
  { start }: DemoEvent,
  daysLater: number,
  { exception, lengthMs }: { exception: DemoException | undefined; lengthMs: number },
  clock: DemoClock,
): EventDate {
  const planned = clock.start(start, daysLater);
  const moved = exception?.movedTo;
  const startsAt =
    moved === undefined ? planned : clock.start({ ...start, time: moved.time }, daysLater + moved.daysLater);
  return {
    startsAt,
    endsAt: startsAt + lengthMs,
    status: moved === undefined ? (exception?.status ?? 'confirmed') : 'moved',
    movedFrom: moved === undefined ? null : planned,
    because: exception?.because ?? null,
  };
}

function wordsOf(event: DemoEvent, { residence, places }: DemoData) {
  const { title, category, allDay, description, price, wheelchair, capacity, rsvp } = event;
  return {
    title,
    category,
    allDay,
    timeZone: residence.timeZone,
    place: placeOf(event.place, places),
    description,
    price: { free: price.free, words: price.words ?? null },
    wheelchair,
    capacity,
    answers: rsvp.asked,
    seatsTakenElsewhere: rsvp.seatsTaken,
    organiser: nameOf(event.organiser, { residence, places }),
  };
}

function placeOf(place: DemoEvent['place'], places: DemoData['places']) {
  if ('name' in place) return place;
  const entry = places.find(({ id }) => id === place.directory);
  if (entry === undefined) throw new Error(`no ${place.directory} in the directory`);
  return { name: [entry.name, entry.address].filter((part) => part !== null).join(', '), building: null };
}

/** A contact is known by its part in the house, an association by its name. */
function nameOf(id: string, { residence, places }: Pick<DemoData, 'residence' | 'places'>): string {
  const contact = residence.contacts.find((entry) => entry.id === id);
  const name = contact?.role ?? places.find((entry) => entry.id === id)?.name;
  if (name === undefined) throw new Error(`no ${id} in the contacts and in the directory`);
  return name;
}
