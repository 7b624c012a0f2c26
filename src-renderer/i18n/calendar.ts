/**
 * Days and hours in words, in the residence's own time zone and never in that of the machine.
 * A day is a date of the calendar, `2026-11-24`; an instant is milliseconds since 1970.
 */
import type { Words } from './words.ts';
import { capitalised } from './words.ts';

export type Calendar = {
  /** The day of an instant, as `2026-11-24`. */
  dayOf: (instant: number) => string;
  /** Minute of the day, 0 to 1439. */
  minuteOf: (instant: number) => number;
  /** « Mardi 24 novembre », with the year when it is not the year of `today`. */
  day: (day: string, today?: string) => string;
  /** The same inside a sentence: « mardi 24 novembre ». */
  dayInside: (day: string, today?: string) => string;
  /** Day, month and year without the name of the day: « 3 décembre 2026 ». */
  dateInside: (day: string) => string;
  /** « Aujourd'hui », « Demain », « Mardi 24 novembre ». Without `today` (clock not trusted) always the date. */
  dayFromToday: (day: string, today: string | undefined) => string;
  /** « 15 heures », « 15 heures 30 ». */
  hour: (instant: number) => string;
  /** The same for a minute of the day. */
  hourOfMinute: (minute: number) => string;
  /** « 10 h 05 », the clock on the wall. */
  clock: (instant: number) => string;
};

/** A calendar that speaks the language of `words` and keeps the time of `timeZone`. */
export function calendarOf(words: Words, timeZone: string): Calendar {
  const partsOf = partReader(timeZone);
  const said = new Map<string, string>();
  const dayInside = (day: string, today?: string) => {
    const isThisYear = today === undefined || day.slice(0, 4) === today.slice(0, 4);
    const known = said.get(`${day} ${isThisYear}`);
    if (known !== undefined) return known;
    const text = words.say(isThisYear ? 'date.day' : 'date.day-and-year', dayParts(words, day));
    if (said.size >= mostDaysSaid) said.clear();
    said.set(`${day} ${isThisYear}`, text);
    return text;
  };
  const minuteOf = (instant: number) => {
    const { hour, minute } = partsOf(instant);
    return hour * 60 + minute;
  };
  const hourOfMinute = (ofDay: number) => {
    const [hour, minute] = [Math.floor(ofDay / 60) % 24, ofDay % 60];
    if (minute === 0) return words.say('time.hour', { hour });
    return words.say('time.hour-and-minutes', { hour, minutes: twoDigits(minute) });
  };
  const day = (date: string, today?: string) => capitalised(dayInside(date, today));
  return {
    dayOf: (instant) => partsOf(instant).day,
    minuteOf,
    day,
    dayInside,
    dateInside: (date) => words.say('date.date-and-year', dayParts(words, date)),
    dayFromToday: (date, today) => {
      if (today === undefined) return day(date);
      if (date === today) return words.say('date.today');
      return date === addDays(today, 1) ? words.say('date.tomorrow') : day(date, today);
    },
    hour: (instant) => hourOfMinute(minuteOf(instant)),
    hourOfMinute,
    clock: (instant) => {
      const { hour, minute } = partsOf(instant);
      return words.say('time.clock', { hour, minutes: twoDigits(minute) });
    },
  };
}

/** The day `count` days later (earlier, when negative). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

function dayParts(words: Words, day: string) {
  const noon = new Date(`${day}T12:00:00Z`);
  const { weekday, month } = nameFormats(words.locale);
  return {
    weekday: weekday.format(noon),
    number: noon.getUTCDate(),
    month: month.format(noon),
    year: day.slice(0, 4),
  };
}

const knownFormats = new Map<string, ReturnType<typeof newNameFormats>>();

/** To make a format takes a hundred times as long as to use it, and a list has a date in every row. */
function nameFormats(locale: string) {
  const formats = knownFormats.get(locale) ?? newNameFormats(locale);
  knownFormats.set(locale, formats);
  return formats;
}

function newNameFormats(locale: string) {
  return {
    weekday: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' }),
    month: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' }),
  };
}

/** A year, and the past that notices speak of. */
const mostDaysSaid = 500;

const quarterMs = 15 * 60_000;

/** Three weeks of quarters: more than a residence's lists speak of. */
const mostQuartersKnown = 2_000;

/** Reads an instant as day, hour and minute of the zone; slow the first time, so each quarter of an hour is kept. */
function partReader(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const known = new Map<number, { day: string; hour: number; minute: number }>();
  return (instant: number) => {
    // The clocks of every zone in use differ from UTC by whole quarters of an hour.
    const quarter = Math.floor(instant / quarterMs);
    const start = known.get(quarter) ?? partsOf(quarter * quarterMs);
    if (known.size >= mostQuartersKnown) known.clear();
    known.set(quarter, start);
    return { ...start, minute: start.minute + Math.floor((instant - quarter * quarterMs) / 60_000) };
  };

  function partsOf(instant: number) {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return {
      day: `${parts['year']}-${parts['month']}-${parts['day']}`,
      hour: Number(parts['hour']),
      minute: Number(parts['minute']),
    };
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
