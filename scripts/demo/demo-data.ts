import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoTime } from './resolve-demo-time.ts';

/** What the files under `data/` hold, as far as it is loaded. */
export type DemoResidence = {
  id: string;
  name: string;
  address: { street: string; postcode: string; city: string; country: string };
  position: { latitude: number; longitude: number };
  timeZone: string;
  languages: { house: Language; others: Language[] };
  buildings: {
    id: string;
    name: string;
    entrance: string;
    lift: boolean;
    floors: { level: number; name: string; doors: string[] }[];
  }[];
  sharedPlaces: { name: string; building: string | null }[];
  contacts: DemoContact[];
  emergencyNumbers: { number: string; name: string; for: string }[];
};
type Language = 'fr' | 'en' | 'ar' | 'pt';
type DemoContact = {
  id: string;
  role: string;
  name: string;
  phone: string | null;
  place: string | null;
  openingHours: string | null;
  says: string | null;
};

export type DemoNotice = {
  kind: string;
  urgent: boolean;
  season: 'all' | 'summer' | 'winter';
  title: string;
  body: string[];
  when: { start: DemoTime; end?: DemoTime } | null;
  where: { buildings: string[]; place: string | null };
  contact: string | null;
  postedBy: string;
  publishedAt: DemoTime;
  expiresAt: DemoTime;
  legal: { permanent: boolean; minimumDays?: number; rule?: string } | null;
  /** Offers « J'ai compris ». */
  asksUnderstood?: true;
  translations: Partial<Record<Language, { title: string; body: string[] }>>;
};

export type DemoEvent = {
  title: string;
  category: string;
  status: 'confirmed' | 'cancelled' | 'moved';
  start: DemoTime;
  until?: DemoTime;
  allDay: boolean;
  durationMinutes: number | null;
  repeats: { interval: number; count: number; exceptions: DemoException[] } | null;
  place: { name: string; building: string | null } | { directory: string };
  description: string[];
  price: { free: boolean; words?: string };
  wheelchair: 'yes' | 'limited' | 'no' | 'unknown';
  capacity: number | null;
  rsvp: { asked: boolean; seatsTaken: number };
  organiser: string;
  movedFrom: DemoTime | null;
  because: string | null;
};
/** `occurrence` counts from 1. */
export type DemoException = {
  occurrence: number;
  status?: 'cancelled';
  movedTo?: { daysLater: number; time: string };
  because: string;
};

export type DemoPlace = {
  id: string;
  family: 'health' | 'shops' | 'town' | 'help' | 'leisure' | 'transport';
  name: string;
  whatFor: string | null;
  address: string | null;
  walkMinutes: number | null;
  phone: string | null;
  openingHours: string | null;
  openingHoursInWords: string | null;
  wheelchair: 'yes' | 'limited' | 'no' | 'unknown';
  languages: string[];
  checked: DemoTime;
};

export type DemoRequest = {
  need: 'errand' | 'small-repair' | 'company' | 'paperwork' | 'ride' | 'other';
  status: 'open' | 'matched' | 'done';
  building: string;
  when: DemoTime;
  partOfDay: 'morning' | 'afternoon' | 'evening' | 'any';
  reply: 'come-back' | 'knock' | 'call' | 'letterbox';
  publicText: string;
  private: { firstName: string; door: string; phone: string | null; note: string | null };
};

export type DemoData = {
  residence: DemoResidence;
  notices: DemoNotice[];
  events: DemoEvent[];
  places: DemoPlace[];
  requests: DemoRequest[];
};

const folder = join(import.meta.dirname, 'data');

/** Reads the invented residence. The files are ours and tested: what they say is trusted. */
export function readDemoData(): DemoData {
  return {
    residence: read<DemoResidence>('residence.json'),
    notices: read<{ notices: DemoNotice[] }>('notices.json').notices,
    events: read<{ events: DemoEvent[] }>('events.json').events,
    places: read<{ entries: DemoPlace[] }>('directory.json').entries,
    requests: read<{ requests: DemoRequest[] }>('help.json').requests,
  };
}

/** A calendar to import. `unfit`: titles that are withdrawn afterwards, as staff would. */
type DemoCalendar = { name: string; category: string; calendar: string; unfit: readonly string[] };

/** Calendars of others that are fit to be seen in a hall; where they come from stands beside each. */
export function readDemoCalendars(): DemoCalendar[] {
  const calendar = (name: string, path: string, unfit: readonly string[] = []) => ({
    name,
    category: 'holiday',
    calendar: readFileSync(join(folder, 'calendars', path), 'utf8'),
    unfit,
  });
  return [
    calendar('Jours fériés', 'etalab/jours_feries_metropole.ics'),
    calendar('Fête nationale', 'node-ical/yearly-recurring-unicode.ics'),
    calendar('Nouvel an allemand', 'ical-net/TimeZone3.ics'),
    // Its rule for the change of the clock is the one of before 2007.
    calendar('Fêtes américaines', 'ical-net/USHolidays.ics', [
      'Daylight Saving Time Begins',
      'Daylight Saving Time Ends',
    ]),
  ];
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
}
