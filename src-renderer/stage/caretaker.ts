import type { Residence } from '#shared/domain/residence.ts';
import { weekdayOf } from '../i18n/calendar.ts';
import { openingAt, readOpeningHours } from './opening-hours.ts';
import type { Opening } from './opening-hours.ts';
import { isPublicHoliday } from './public-holidays.ts';
import type { Stage } from './stage.ts';

type Contact = Residence['contacts'][number];

/** The person behind « Parler au gardien »; undefined where the house has none. */
export function caretakerOf(residence: Residence | null): Contact | undefined {
  return residence?.contacts.find(({ id, role }) => id === 'gardien' || /^(gardien|concierge)/i.test(role));
}

/** Whether hours say « open » now. Not judged without a trusted clock or when the hours are not understood. */
export function openingNow(
  openingHours: string | null,
  { today, now, calendar, residence }: Pick<Stage, 'today' | 'now' | 'calendar' | 'residence'>,
): Opening {
  const hours = openingHours === null ? undefined : readOpeningHours(openingHours);
  if (!hours || today === undefined) return { kind: 'unknown' };
  const isHoliday = isPublicHoliday(today, residence?.address.country ?? '');
  return openingAt(hours, weekdayOf(today), calendar.minuteOf(now), isHoliday);
}
