import type { UpdateConfig } from './update-config.ts';

/** Whether `now` lies in the hours in which nobody stands before the screen, by the machine's own time zone. From an hour to the same one is all day. */
export function isQuiet({ from, to }: UpdateConfig['quietHours'], now: Date): boolean {
  const minute = now.getHours() * 60 + now.getMinutes();
  const [first, end] = [minuteOf(from), minuteOf(to)];
  return first < end ? minute >= first && minute < end : minute >= first || minute < end;
}

function minuteOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}
