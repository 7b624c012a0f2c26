import type { Event } from '#shared/domain/event.ts';
import type { WordKey } from '../i18n/catalogues.ts';
import type { TagProps } from '../ui/Tag.tsx';
import { peopleLanguage } from './people-words.ts';
import { cancelledMark, movedMark } from './notice-marks.ts';
import type { Stage } from './stage.ts';

type Speaker = Pick<Stage, 'words' | 'calendar' | 'today'>;

/** « Samedi 9 janvier, 15 heures » ; « Aujourd'hui, 15 heures » with `fromToday`. Whole days have no hour. */
export function eventMoment(event: Event, speaker: Speaker, fromToday: boolean): string {
  const { calendar, today } = speaker;
  const sayDay = fromToday ? calendar.dayFromToday : calendar.day;
  return momentOf(event, speaker, 'event.from-to', (day) => sayDay(day, today));
}

/** The same inside a sentence: « samedi 9 janvier, 15 heures ». */
export function eventMomentInside(event: Event, speaker: Speaker): string {
  const { calendar, today } = speaker;
  return momentOf(event, speaker, 'event.from-to-inside', (day) => calendar.dayInside(day, today));
}

function momentOf(
  { startsAt, endsAt, allDay }: Event,
  { words, calendar, today }: Speaker,
  fromTo: WordKey,
  sayDay: (day: string) => string,
): string {
  const first = calendar.dayOf(startsAt);
  const last = calendar.dayOf(Math.max(startsAt, endsAt - 1));
  if (allDay && first !== last) {
    const [from, to] = [calendar.dayInside(first, today), calendar.dayInside(last, today)];
    return words.say(fromTo, { from, to });
  }
  const day = sayDay(first);
  return allDay ? day : words.say('event.moment', { day, hour: calendar.hour(startsAt) });
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

/** Of the place, when it is not that of the page: a building is named in the page's own words. */
export function eventPlaceLanguage({ place }: Event, { words }: Speaker): 'fr' | undefined {
  return place?.building === null ? peopleLanguage(words) : undefined;
}

/** Seats that nobody has taken; undefined: as many as come. */
export function seatsLeft(event: Event): number | undefined {
  return event.capacity === null ? undefined : Math.max(0, event.capacity - event.seatsTaken);
}
