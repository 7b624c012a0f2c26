import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCalendar } from '#server/importers/ical/read-calendar.ts';
import type { CalendarOptions, CalendarReading } from '#server/importers/calendar-reading.ts';

const folder = join(import.meta.dirname, '../../fixtures/calendars');

/** All calendar files, by their path in the folder of fixtures. */
export const allCalendars = globSync('**/*.ics', { cwd: folder }).toSorted();

export function calendarFile(path: string): Buffer {
  return readFileSync(join(folder, path));
}

/** A period of a residence in Nice: `from` and `until` as days. */
export function period(from: string, until: string): CalendarOptions {
  return { from: Date.parse(from), until: Date.parse(until), timeZone: 'Europe/Paris', category: 'other' };
}

export function readFixture(path: string, from: string, until: string): CalendarReading {
  return readCalendar(calendarFile(path), period(from, until));
}

/** A calendar around the lines of one or several entries, with the line ends that RFC 5545 asks for. */
export function calendarOf(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

export function entryOf(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Chorale', ...lines, 'END:VEVENT'];
}

/** `2026-07-14T17:00 – 2026-07-14T18:00`, UTC, one for each occurrence. */
export function times(reading: CalendarReading): string[] {
  return reading.occurrences.map(({ draft }) => `${minute(draft.startsAt)} – ${minute(draft.endsAt)}`);
}

/** The starts, UTC. */
export function starts(reading: CalendarReading): string[] {
  return reading.occurrences.map(({ draft }) => minute(draft.startsAt));
}

export function minute(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16);
}
