import { offsetsOf } from '#shared/zoned-time.ts';
import type { WallMs } from '#shared/zoned-time.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { CalendarOptions, CalendarReading } from '../calendar-reading.ts';
import { decodeText } from './decode-text.ts';
import { draftOfInstance } from './draft-of-instance.ts';
import { EntryTrouble } from './entry-trouble.ts';
import { expandEntries } from './expand-entries.ts';
import type { Zones } from './moment.ts';
import { readEntry, uidOf } from './read-entry.ts';
import type { Entry } from './read-entry.ts';
import type { StepBudget } from './recurrence-rule.ts';
import { splitComponents } from './split-components.ts';
import type { Component } from './split-components.ts';
import { findZones } from './time-zones.ts';

/** How much one file may bring, and how much work it may ask for: a rule per second must not hold the server. */
export const calendarLimits = {
  ofEntry: 1000,
  inAll: 5000,
  stepsOfEntry: 50_000,
  stepsInAll: 500_000,
} as const;

/**
 * Reads an iCalendar file (RFC 5545) into the occurrences of a period (IM1…). An entry that cannot be read
 * is skipped with the reason, the others are kept. Throws KioskError `import.unreadable` when it is no calendar.
 */
export function readCalendar(file: string | Uint8Array, options: CalendarOptions): CalendarReading {
  const components = splitComponents(decodeText(file));
  const named = (name: string) => components.filter((component) => component.name === name);
  if (named('VCALENDAR').length === 0 && named('VEVENT').length === 0)
    throw new KioskError('import.unreadable', 'The text is no calendar: it has no line BEGIN:VCALENDAR.');
  const steps: StepBudget = { left: calendarLimits.stepsInAll };
  const zones: Zones = {
    residence: offsetsOf(options.timeZone),
    find: findZones(named('VTIMEZONE'), options, steps),
  };
  const { entries, skipped } = readEntries(named('VEVENT'), zones);
  const reading = expandAll(groupByUid(entries), zones, options, steps);
  return { occurrences: reading.occurrences, skipped: [...skipped, ...reading.skipped] };
}

type Skipped = CalendarReading['skipped'];

function readEntries(components: Component[], zones: Zones): { entries: Entry[]; skipped: Skipped } {
  const entries: Entry[] = [];
  const skipped: Skipped = [];
  for (const component of components) {
    try {
      entries.push(readEntry(component, zones));
    } catch (trouble) {
      if (!(trouble instanceof EntryTrouble)) throw trouble;
      skipped.push({ uid: uidOf(component), reason: trouble.message });
    }
  }
  return { entries, skipped };
}

/** The entries of one UID. A missing series has only changes of single instances, by the instance they change. */
type Group = { series: Entry | null; changes: Map<WallMs, Entry> };

function groupByUid(entries: Entry[]): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const group = groups.get(entry.uid) ?? { series: null, changes: new Map() };
    groups.set(entry.uid, group);
    addTo(group, entry);
  }
  return [...groups.values()];
}

/** Of two versions of the same entry the higher SEQUENCE holds, then the later in the file. */
function addTo(group: Group, entry: Entry): void {
  const { series, changes } = group;
  const isNewer = (older: Entry | null | undefined) => !older || entry.sequence >= older.sequence;
  // Some programs give the same UID to every date of an event: none of them is lost.
  const isTwin =
    series?.sequence === entry.sequence && series.start.wall !== entry.start.wall && entry.rules.length === 0;
  const replaces = entry.replaces ?? (isTwin ? entry.start : null);
  if (replaces === null) group.series = isNewer(series) ? entry : series;
  else if (isNewer(changes.get(replaces.wall))) changes.set(replaces.wall, { ...entry, replaces });
}

function expandAll(
  groups: Group[],
  zones: Zones,
  options: CalendarOptions,
  steps: StepBudget,
): CalendarReading {
  const reading: CalendarReading = { occurrences: [], skipped: [] };
  for (const [index, group] of groups.entries()) {
    const room = calendarLimits.inAll - reading.occurrences.length;
    if (room === 0 || steps.left <= 0) {
      reading.skipped.push({
        uid: null,
        reason: `the calendar is too large: ${groups.length - index} entries were left out`,
      });
      break;
    }
    const budget = { left: Math.min(calendarLimits.stepsOfEntry, steps.left) };
    const before = budget.left;
    const most = Math.min(calendarLimits.ofEntry, room);
    const { instances, isComplete } = expandEntries(
      { series: group.series, changes: [...group.changes.values()] },
      options,
      zones,
      { most, budget },
    );
    steps.left -= before - Math.max(0, budget.left);
    for (const instance of instances) {
      const { uid, recurrenceId } = instance;
      reading.occurrences.push({ uid, recurrenceId, draft: draftOfInstance(instance, options) });
    }
    if (!isComplete)
      reading.skipped.push({
        uid: (group.series ?? group.changes.values().next().value)?.uid ?? null,
        reason: tooOften(instances.length),
      });
  }
  return reading;
}

function tooOften(kept: number): string {
  return `it repeats too often: only its first ${kept} occurrences were kept`;
}
