/**
 * Between instants and what a clock on the wall shows. A wall reading is kept as the UTC instant with the
 * same digits: days and weeks are then plain arithmetic, and the zone comes in once, at the end.
 */

/** `2026-07-14 19:00` on a clock, as the milliseconds of `2026-07-14T19:00Z`. */
export type WallMs = number;

/** How many milliseconds the clocks of a zone are ahead of UTC at an instant. */
export type ZoneOffset = (instant: number) => number;

/**
 * The offsets of an IANA zone. Throws RangeError for a name that is not one. Intl is slow, so a week that
 * begins and ends with the same offset is asked for once: no zone changes forth and back within one.
 */
export function offsetsOf(timeZone: string): ZoneOffset {
  const offsetAt = slowOffsetsOf(timeZone);
  const starts = new Map<number, number>();
  const startOf = (week: number) => {
    const offset = starts.get(week) ?? offsetAt(week * weekMs);
    starts.set(week, offset);
    return offset;
  };
  return (instant) => {
    const week = Math.floor(instant / weekMs);
    return startOf(week) === startOf(week + 1) ? startOf(week) : offsetAt(instant);
  };
}

function slowOffsetsOf(timeZone: string): ZoneOffset {
  const clock = new Intl.DateTimeFormat('en-US', { ...clockDigits, timeZone });
  return (instant) => {
    const digit = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day, hour, minute, second] = fields.map((field) => digit.get(field));
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

/**
 * The instant of a wall reading, as RFC 5545 (3.3.5) asks: an hour that comes twice in autumn is the first
 * one; an hour that spring leaves out is read with the offset before the change.
 */
export function instantOf(wall: WallMs, offsetAt: ZoneOffset): number {
  const before = wall - offsetAt(wall - dayMs);
  if (before + offsetAt(before) === wall) return before;
  const after = wall - offsetAt(wall + dayMs);
  return after + offsetAt(after) === wall ? after : before;
}

/** What the clocks of a zone show at an instant. */
export function wallOf(instant: number, offsetAt: ZoneOffset): WallMs {
  return instant + offsetAt(instant);
}

/** The midnight before, or at, a wall reading. */
export function dayOf(wall: WallMs): WallMs {
  return Math.floor(wall / dayMs) * dayMs;
}

/** A day of the calendar, not of a zone: 24 hours. */
export const dayMs = 86_400_000;

const weekMs = 7 * dayMs;

const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const clockDigits: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
};
