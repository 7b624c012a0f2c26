import { dayMs, offsetsOf, wallOf } from '#shared/zoned-time.ts';

/** The minute of the day, 0 to 1439, that clocks of a zone show at an instant. */
export function minuteOfDay(instant: number, timeZone: string): number {
  const wall = wallOf(instant, offsetsOf(timeZone));
  return Math.floor((((wall % dayMs) + dayMs) % dayMs) / 60_000);
}
