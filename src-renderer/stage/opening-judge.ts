/**
 * Judges opening hours through the library `opening_hours`, which comes in a file of its own (ADR 0016). It reckons in
 * the time of the machine, so the residence's wall clock is handed to it as if it were the machine's.
 */
import type Hours from 'opening_hours';
import { addDays } from '../i18n/calendar.ts';
import type { HolidayRegion, JudgeOpening, Moment, Opening } from './opening.ts';

type Library = typeof Hours;

/** Brings the library. Fails when its file cannot be read; the screens then judge nothing. */
export async function bringOpeningJudge(): Promise<JudgeOpening> {
  const { default: library } = await import('opening_hours');
  const countries = new Map<string, boolean>();
  const read = readOnce(library);
  return oncePerMinute((text, at, region) => {
    const place = placeOf(region);
    const isKnown = countries.get(region.country) ?? knowsHolidays(library, place);
    countries.set(region.country, isKnown);
    if (!isKnown || hangsOnWhatNobodyKnows.test(text)) return unknown;
    try {
      return openingOf(read(text, place), text, at);
    } catch {
      return unknown; // the library throws at whatever it cannot read
    }
  });
}

/** More than a residence has addresses. */
const mostHoursRead = 500;

/** Hours are written once and judged every minute; to read them takes the library longer than to judge them. */
function readOnce(library: Library): (text: string, place: Place) => Hours {
  const known = new Map<string, Hours>();
  return (text, place) => {
    const { country_code: country, state } = place.address;
    const key = [country, state, text].join('\n');
    const hours = known.get(key) ?? new library(text, place);
    if (known.size >= mostHoursRead) known.clear();
    known.set(key, hours);
    return hours;
  };
}

/** Screens ask for the same hours again and again within a minute. */
function oncePerMinute(judge: JudgeOpening): JudgeOpening {
  const judged = new Map<string, Opening>();
  let minute = '';
  return (text, at, region) => {
    const thisMinute = `${at.day} ${at.minute}`;
    if (thisMinute !== minute) judged.clear();
    minute = thisMinute;
    const question = [region.country, region.postcode, text].join('\n');
    const opening = judged.get(question) ?? judge(text, at, region);
    judged.set(question, opening);
    return opening;
  };
}

type Place = ReturnType<typeof placeOf>;

function knowsHolidays(library: Library, place: Place): boolean {
  try {
    new library('PH', place).getState(new Date(2026, 0, 1));
    return true;
  } catch {
    return false; // a country that the library has no public holidays of
  }
}

const unknown: Opening = { kind: 'unknown' };

/** School holidays are published for a few years only, the sun has no minute that a door keeps, `+` has no end. */
const hangsOnWhatNobodyKnows = /\bSH\b|sunrise|sunset|dawn|dusk|\+/i;

function openingOf(hours: Hours, text: string, at: Moment): Opening {
  const now = wallClock(at);
  const isUnwritten = (date: Date) => !/\bPH\b/.test(text) && hours.getPublicHolidayContext(date).isHoliday;
  const isGuess = hours.getStructuredWarnings().length > 0;
  if (isGuess || isUnwritten(now) || hours.getUnknown(now)) return unknown;
  const change = hours.getNextChange(now);
  if (hours.getState(now)) return { kind: 'open', until: change && soon(momentOf(change), at) };
  const isPromise = change && hours.getState(change) && !isUnwritten(change);
  return { kind: 'closed', opens: isPromise ? momentOf(change) : undefined };
}

/** What stays open beyond the night is open day and night to whoever stands before the screen. */
function soon(end: Moment, at: Moment): Moment | undefined {
  const isNextMorning = end.day === addDays(at.day, 1) && end.minute < 12 * 60;
  return end.day === at.day || isNextMorning ? end : undefined;
}

function wallClock({ day, minute }: Moment): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, Math.floor(minute / 60), minute % 60);
}

function momentOf(date: Date): Moment {
  const noon = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), 12);
  return { day: new Date(noon).toISOString().slice(0, 10), minute: date.getHours() * 60 + date.getMinutes() };
}

/** The place as the library wants it; only its country and its department hang together with public holidays. */
function placeOf({ country, postcode }: HolidayRegion) {
  const isFrench = country === 'FR';
  const state = isFrench
    ? (ownHolidays[postcode.slice(0, 3)] ?? ownHolidays[postcode.slice(0, 2)] ?? '')
    : '';
  return { lat: 0, lon: 0, address: { country_code: country.toLowerCase(), state } };
}

/** French departments with public holidays of their own, by the beginning of the postcode. */
const ownHolidays: Partial<Record<string, string>> = {
  '57': 'Moselle',
  '67': 'Bas-Rhin',
  '68': 'Haut-Rhin',
  '971': 'Guadeloupe',
  '972': 'Martinique',
  '973': 'Guyane',
  '974': 'La Réunion',
  '976': 'Mayotte',
};
