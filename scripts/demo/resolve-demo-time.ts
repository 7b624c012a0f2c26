import { dayMs, dayOf, instantOf, offsetsOf, wallOf } from '#shared/zoned-time.ts';
import type { WallMs } from '#shared/zoned-time.ts';

/**
 * A moment counted from the day of loading: `{ dayOffset: 2, weekday: 'SA', time: '19:00' }` is the first
 * Saturday on or after that day + 2, at 19:00. Without a time it is the whole day.
 */
export type DemoTime = { dayOffset: number; weekday?: string; time?: string };

/** Turns relative moments into real ones, for one day of loading. */
export type DemoClock = {
  /** Instant of loading, in ms since 1970. */
  now: number;
  /** The instant; of a whole day its first moment. Some days later when `daysLater` is given. */
  start(time: DemoTime, daysLater?: number): number;
  /** The instant; of a whole day the midnight after it. */
  end(time: DemoTime): number;
  /** `2026-11-24`. */
  date(time: DemoTime): string;
};

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The clock of a residence on the day of `now`. */
export function demoClock(now: number, timeZone: string): DemoClock {
  const offsetAt = offsetsOf(timeZone);
  const today = dayOf(wallOf(now, offsetAt));
  const dayAt = (time: DemoTime) => onWeekday(today + time.dayOffset * dayMs, time.weekday);
  return {
    now,
    start: (time, daysLater = 0) =>
      instantOf(dayAt(time) + daysLater * dayMs + sinceMidnight(time.time), offsetAt),
    end: (time) =>
      instantOf(dayAt(time) + (time.time === undefined ? dayMs : sinceMidnight(time.time)), offsetAt),
    date: (time) => new Date(dayAt(time)).toISOString().slice(0, 10),
  };
}

/** The first such weekday on or after a day. */
function onWeekday(day: WallMs, weekday: string | undefined): WallMs {
  if (weekday === undefined) return day;
  return day + ((weekdays.indexOf(weekday) - new Date(day).getUTCDay() + 7) % 7) * dayMs;
}

function sinceMidnight(time = '00:00'): number {
  return Date.parse(`1970-01-01T${time}Z`);
}
