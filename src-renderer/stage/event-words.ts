import type { Event } from '#shared/domain/event.ts';
import type { TagProps } from '../ui/Tag.tsx';
import { cancelledMark, movedMark } from './notice-marks.ts';
import type { Stage } from './stage.ts';

type Speaker = Pick<Stage, 'words' | 'calendar' | 'today'>;

/** « Samedi 9 janvier, 15 heures » ; « Aujourd'hui, 15 heures » with `fromToday`. Whole days have no hour. */
export function eventMoment(event: Event, { words, calendar, today }: Speaker, fromToday: boolean): string {
  const first = calendar.dayOf(event.startsAt);
  const last = calendar.dayOf(Math.max(event.startsAt, event.endsAt - 1));
  if (event.allDay && first !== last) {
    const [from, to] = [calendar.dayInside(first, today), calendar.dayInside(last, today)];
    return words.say('event.from-to', { from, to });
  }
  const day = fromToday ? calendar.dayFromToday(first, today) : calendar.day(first, today);
  return event.allDay ? day : words.say('event.moment', { day, hour: calendar.hour(event.startsAt) });
}

/** « Annulé », « Déplacé ». */
export function eventMarks(event: Event, { words }: Speaker): TagProps[] {
  if (event.status === 'cancelled') return [cancelledMark(words.say('mark.cancelled'))];
  return event.status === 'moved' ? [movedMark(words.say('mark.moved'))] : [];
}

/** « Salle du bas, bâtiment B » */
export function eventPlace(event: Event, { words }: Speaker): string | undefined {
  if (!event.place) return undefined;
  const { name, building } = event.place;
  return building === null ? name : words.say('event.place', { name, building });
}

/** Seats that nobody has taken; undefined: as many as come. */
export function seatsLeft(event: Event): number | undefined {
  return event.capacity === null ? undefined : Math.max(0, event.capacity - event.seatsTaken);
}
