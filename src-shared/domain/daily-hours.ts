import { z } from 'zod';
import { timeOfDaySchema } from './primitives.ts';

/** The same hours of every day, on the residence's clocks; from 21:00 until 06:00 goes over midnight. */
export const dailyHoursSchema = z
  .strictObject({ from: timeOfDaySchema, until: timeOfDaySchema })
  .refine(({ from, until }) => from !== until, {
    path: ['until'],
    message: 'is the same as from: the hours would be empty',
  });
export type DailyHours = z.infer<typeof dailyHoursSchema>;

/** Whether a minute of the day, 0 to 1439, lies in the hours; the last one is outside. */
export function holdsMinute({ from, until }: DailyHours, minute: number): boolean {
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  return begin < end ? begin <= minute && minute < end : minute >= begin || minute < end;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
