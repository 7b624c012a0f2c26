import ICAL from 'ical.js';
import { dayMs } from '#shared/zoned-time.ts';
import type { WallMs } from '#shared/zoned-time.ts';
import { readContentLine, textOf } from './content-line.ts';
import type { ContentLine } from './content-line.ts';
import { EntryTrouble } from './entry-trouble.ts';
import { dayOfMoment, instantOfMoment, readMoments } from './moment.ts';
import type { Moment, Zones } from './moment.ts';
import { readRecurrenceRule } from './recurrence-rule.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import type { Component } from './split-components.ts';

/** A VEVENT as it is written: a single event, a series, or the change of one instance of a series. */
export type Entry = {
  uid: string;
  /** Of two versions of an entry, the one with the higher number holds. */
  sequence: number;
  start: Moment;
  /** Days are added on the calendar, milliseconds on the clock. */
  length: { days: number; ms: number };
  rules: RecurrenceRule[];
  added: Moment[];
  removed: Moment[];
  /** The instance that this entry changes; null: it is the event itself. */
  replaces: Moment | null;
  /** It changes the later instances too. */
  changesFuture: boolean;
  isCancelled: boolean;
  /** As written, escapes undone. */
  texts: { title: string; place: string; description: string; comment: string; organiser: string };
};

/** Reads a VEVENT. Throws EntryTrouble, with the reason, when it cannot be shown rightly. */
export function readEntry(component: Component, zones: Zones): Entry {
  const lines = component.lines.map(readContentLine).filter((line) => line !== null);
  const named = (name: string) => lines.filter((line) => line.name === name);
  const first = (name: string) => lines.find((line) => line.name === name);
  const text = (name: string) => textOfFirst(first(name));
  if (!component.isComplete) throw new EntryTrouble('it has no END:VEVENT: the file is cut off');
  if (/^(PRIVATE|CONFIDENTIAL)$/i.test(text('CLASS').trim()))
    throw new EntryTrouble('it is marked as private');
  const start = oneMoment(first('DTSTART'), zones) ?? refuse('it has no start (DTSTART)');
  const entry = {
    sequence: Number.parseInt(text('SEQUENCE'), 10) || 0,
    start: isWholeDay(start, text('X-MICROSOFT-CDO-ALLDAYEVENT')) ? { ...start, isDay: true } : start,
    rules: named('RRULE').map(readRule),
    added: named('RDATE').flatMap((line) => readMoments(line, zones)),
    removed: named('EXDATE').flatMap((line) => readMoments(line, zones)),
    replaces: oneMoment(first('RECURRENCE-ID'), zones),
    changesFuture: first('RECURRENCE-ID')?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE',
    isCancelled: text('STATUS').trim().toUpperCase() === 'CANCELLED' || cancels(component.parent),
    texts: {
      title: text('SUMMARY'),
      place: text('LOCATION'),
      description: text('DESCRIPTION'),
      comment: text('COMMENT'),
      organiser: first('ORGANIZER')?.parameters.get('CN') ?? '',
    },
  };
  const length = lengthOf(entry.start, first('DTEND'), first('DURATION'), zones);
  return { ...entry, length, uid: uidOf(component) ?? `${start.wall}/${entry.texts.title}` };
}

/** The UID of an entry, also of one that cannot be read; null: it has none. */
export function uidOf(component: Component): string | null {
  const lines = component.lines.map(readContentLine);
  const uid = textOfFirst(lines.find((line) => line?.name === 'UID') ?? undefined).trim();
  return uid === '' ? null : uid;
}

function textOfFirst(line: ContentLine | undefined): string {
  return line === undefined ? '' : textOf(line);
}

function refuse(reason: string): never {
  throw new EntryTrouble(reason);
}

function oneMoment(line: ContentLine | undefined, zones: Zones): Moment | null {
  return line === undefined ? null : (readMoments(line, zones)[0] ?? null);
}

function readRule(line: ContentLine) {
  try {
    return readRecurrenceRule(line.value);
  } catch {
    return refuse(`its rule of repetition cannot be read: “${line.value.slice(0, 80)}”`);
  }
}

/** A calendar sent to call things off (RFC 5546). */
function cancels(calendar: Component | null): boolean {
  return calendar?.lines.some((line) => /^METHOD:\s*CANCEL\s*$/i.test(line)) ?? false;
}

/** Exchange writes whole days as midnights, with this mark. */
function isWholeDay(start: Moment, mark: string): boolean {
  return start.isDay || (/^TRUE$/i.test(mark.trim()) && start.wall % dayMs === 0 && !start.isUtc);
}

/** Without DTEND and DURATION a day lasts one day and a time lasts no time (RFC 5545, 3.6.1). */
function lengthOf(
  start: Moment,
  endLine: ContentLine | undefined,
  durationLine: ContentLine | undefined,
  zones: Zones,
) {
  const end = oneMoment(endLine, zones);
  const length = end === null ? readDuration(durationLine) : untilEnd(start, end, zones);
  // The official calendars of French holidays end a day where it starts.
  if (start.isDay) return { days: Math.max(1, length.days + Math.floor(length.ms / dayMs)), ms: 0 };
  return length.days < 0 || length.ms < 0 ? { days: 0, ms: 0 } : length;
}

function untilEnd(start: Moment, end: Moment, zones: Zones) {
  // An end without a zone is in the zone of its start.
  const zoned = end.isFloating ? { ...end, offsetAt: start.offsetAt } : end;
  if (!start.isDay) return { days: 0, ms: instantOfMoment(zoned) - instantOfMoment(start) };
  return { days: Math.round((dayOfMoment(end, zones) - start.wall) / dayMs), ms: 0 };
}

function readDuration(line: ContentLine | undefined): { days: number; ms: WallMs } {
  if (line === undefined) return { days: 0, ms: 0 };
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(
      line.value.trim().toUpperCase(),
    );
    if (isNegative) return { days: 0, ms: 0 };
    return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
  } catch {
    return refuse(`DURATION cannot be read: “${line.value.slice(0, 40)}”`);
  }
}
