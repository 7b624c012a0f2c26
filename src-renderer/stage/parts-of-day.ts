import { CalendarDotsIcon, MoonIcon, SunHorizonIcon, SunIcon } from '@phosphor-icons/react';
import type { Stage } from './stage.ts';

const parts = [
  { part: 'morning', icon: SunHorizonIcon, endsAt: 12 },
  { part: 'afternoon', icon: SunIcon, endsAt: 18 },
  { part: 'evening', icon: MoonIcon, endsAt: 24 },
  { part: 'any', icon: CalendarDotsIcon, endsAt: 24 },
] as const;

/** The parts of a day that may still be chosen: what is over today is not offered for today. */
export function partsLeft(isToday: boolean, { calendar, now }: Pick<Stage, 'calendar' | 'now'>) {
  const hour = isToday ? calendar.minuteOf(now) / 60 : 0;
  return parts.filter(({ endsAt }) => hour < endsAt);
}
