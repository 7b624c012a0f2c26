import type { Residence } from '#shared/domain/residence.ts';
import type { Calendar } from '../i18n/calendar.ts';

/** A minute of a day (0 to 1439) of the residence's calendar. */
export type Moment = { day: string; minute: number };

/**
 * Open until a moment (undefined: day and night), closed until a moment (undefined: nobody knows when it opens again),
 * or not to be judged.
 */
export type Opening =
  | { kind: 'open'; until: Moment | undefined }
  | { kind: 'closed'; opens: Moment | undefined }
  | { kind: 'unknown' };

/** Where a house stands, as far as its public holidays hang on it. `country` in two letters. */
export type HolidayRegion = { country: string; postcode: string };

/** Judges OpenStreetMap opening hours at a moment. Never throws: what it cannot read is `unknown`. */
export type JudgeOpening = (hours: string, at: Moment, region: HolidayRegion) => Opening;

/**
 * Whether hours say « open » now. Not judged without a trusted clock, before the residence is known, or when the hours
 * are not understood: never a « fermé » that nobody wrote.
 */
export function openingNow(
  hours: string | null,
  { today, now, calendar, residence, judgeOpening }: OpeningStage,
): Opening {
  if (hours === null || today === undefined || !residence || !judgeOpening) return { kind: 'unknown' };
  return judgeOpening(hours, { day: today, minute: calendar.minuteOf(now) }, residence.address);
}

type OpeningStage = {
  today: string | undefined;
  now: number;
  calendar: Calendar;
  residence: Residence | null;
  judgeOpening: JudgeOpening | undefined;
};
