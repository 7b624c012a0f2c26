/**
 * Reads the plain part of OpenStreetMap opening hours (`Mo-Fr 07:30-12:00,16:00-19:00; Sa 08:00-12:00; PH off`).
 * Whatever goes beyond it (months, comments, school holidays, sunrise) is not understood, and nothing is said of it:
 * never a « fermé » that nobody wrote (screens.md 10).
 */

/** Minutes of the day in which something is open. */
type Span = readonly [from: number, until: number];
export type OpeningHours = {
  /** By day of the week, 0 Sunday to 6 Saturday. */
  week: readonly (readonly Span[])[];
  /** undefined: nobody wrote what happens on public holidays. */
  holidays: readonly Span[] | undefined;
};

/** Open until a minute of the day, closed (perhaps open again later that day), or not to be judged. */
export type Opening =
  | { kind: 'open'; untilMinute: number }
  | { kind: 'closed'; opensAtMinute: number | undefined }
  | { kind: 'unknown' };

const dayNames = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

/** undefined when any part of the text is not understood. */
export function readOpeningHours(text: string): OpeningHours | undefined {
  const week: (readonly Span[])[] = dayNames.map(() => []);
  let holidays: readonly Span[] | undefined;
  for (const rule of text.split(';').map((part) => part.trim())) {
    if (rule === '') continue;
    const parts = /^(?:([A-Z][A-Za-z,-]*) )?(off|24\/7|[\d:,-]+)$/.exec(rule);
    const days = parts && readDays(parts[1]);
    const spans = parts && readSpans(parts[2] ?? '');
    if (!days || !spans) return undefined;
    for (const day of days) {
      if (day === 'PH') holidays = spans;
      else week[day] = spans;
    }
  }
  return { week, holidays };
}

/** Whether something is open at a minute of a day. On a public holiday only what was written for it counts. */
export function openingAt(hours: OpeningHours, weekday: number, minute: number, isHoliday: boolean): Opening {
  const spans = isHoliday ? hours.holidays : hours.week[weekday];
  if (!spans) return { kind: 'unknown' };
  const now = spans.find(([from, until]) => minute >= from && minute < until);
  if (now) return { kind: 'open', untilMinute: now[1] };
  const opensAtMinute = spans.map(([from]) => from).find((from) => from > minute);
  return { kind: 'closed', opensAtMinute };
}

type Day = number | 'PH';

function readDays(text: string | undefined): Day[] | undefined {
  if (text === undefined) return [0, 1, 2, 3, 4, 5, 6];
  const days = text.split(',').map(readDayRange);
  return days.every((range) => range !== undefined) ? days.flat() : undefined;
}

function readDayRange(text: string): Day[] | undefined {
  if (text === 'PH') return ['PH'];
  const [from = -1, to = from, ...more] = text.split('-').map((name) => dayNames.indexOf(name));
  if (from < 0 || to < 0 || more.length > 0) return undefined;
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (from + index) % 7);
}

function readSpans(text: string): Span[] | undefined {
  if (text === 'off') return [];
  if (text === '24/7') return [[0, 1440]];
  const spans = text.split(',').map(readSpan);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function readSpan(text: string): Span | undefined {
  const parts = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (!parts) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = parts.map(Number);
  const from = (fromHour ?? 0) * 60 + (fromMinute ?? 0);
  const until = (toHour ?? 0) * 60 + (toMinute ?? 0);
  return until > from ? [from, until] : undefined; // past midnight: a case for a real parser
}
