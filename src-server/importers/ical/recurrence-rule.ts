import ICAL from 'ical.js';
import { dayMs, dayOf } from '#shared/zoned-time.ts';
import type { WallMs } from '#shared/zoned-time.ts';

/**
 * Recurrence rules (RFC 5545, 3.3.10) on wall readings. ical.js reads the text of the rule; the days are
 * worked out here, because its iterator leaves BYWEEKNO out, takes BYSETPOS in some rules only, and never
 * comes back from a rule that no day fits (FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30).
 */
export type RecurrenceRule = {
  frequency: Frequency;
  interval: number;
  count: number | null;
  /** As written: a day, a UTC instant or a wall reading, in digits. */
  until: { wall: WallMs; isDay: boolean; isUtc: boolean } | null;
  /** 0 is Sunday. */
  weekStart: number;
  by: Readonly<Partial<Record<NumberPart, readonly number[]>>>;
  byWeekday: readonly WeekdayPart[] | null;
};
type Frequency = 'YEARLY' | 'MONTHLY' | keyof typeof unitMs;
type NumberPart = (typeof numberParts)[number];
/** `-1SU`: the last Sunday; ordinal 0: every one. */
type WeekdayPart = { ordinal: number; weekday: number };

/** How much work one calendar may ask for. */
export type StepBudget = { left: number };

/** Reads a rule. Throws an Error when it cannot. */
export function readRecurrenceRule(text: string): RecurrenceRule {
  const recur = ICAL.Recur.fromString(text.toUpperCase());
  const parts: Readonly<Record<string, (string | number)[] | undefined>> = recur.parts;
  const by = Object.fromEntries(
    numberParts.flatMap((part) => (parts[part] === undefined ? [] : [[part, parts[part].map(Number)]])),
  );
  const { until } = recur;
  if (!recur.freq) throw new Error(`no FREQ in ${text}`);
  return {
    frequency: recur.freq as Frequency,
    interval: recur.interval,
    count: recur.count,
    until: until && {
      wall: Date.UTC(until.year, until.month - 1, until.day, until.hour, until.minute, until.second),
      isDay: until.isDate,
      isUtc: until.zone === ICAL.Timezone.utcTimezone,
    },
    weekStart: recur.wkst - 1,
    by,
    byWeekday: parts['BYDAY']?.map((part) => readWeekday(String(part))) ?? null,
  };
}

/**
 * The wall readings of a rule in `[from, until]`, in order; the start is always the first of them (3.8.5.3)
 * and counts. `isComplete` is false when the budget ended, or `most` readings were found, before the period did.
 */
export function expandRule(
  written: RecurrenceRule,
  start: WallMs,
  period: { from: WallMs; until: WallMs; most: number },
  budget: StepBudget,
): { walls: WallMs[]; isComplete: boolean } {
  const rule = withDefaults(written, start);
  const walls = start >= period.from && start <= period.until ? [start] : [];
  let countLeft = (rule.count ?? Infinity) - 1;
  for (let index = firstPeriod(rule, start, period.from); ; index++) {
    const span = spanOf(rule, start, index);
    if (span.start > period.until || countLeft <= 0) return { walls, isComplete: true };
    const found = readingsIn(rule, start, span, budget);
    if (found === 'budget-spent') return { walls, isComplete: false };
    for (const wall of found.filter((reading) => reading > start)) {
      if (wall > period.until || countLeft-- <= 0) return { walls, isComplete: true };
      if (wall >= period.from) walls.push(wall);
      if (walls.length > period.most) return { walls: walls.slice(0, period.most), isComplete: false };
    }
  }
}

const numberParts = [
  'BYMONTH',
  'BYWEEKNO',
  'BYYEARDAY',
  'BYMONTHDAY',
  'BYHOUR',
  'BYMINUTE',
  'BYSECOND',
  'BYSETPOS',
] as const;
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const unitMs = {
  WEEKLY: 7 * dayMs,
  DAILY: dayMs,
  HOURLY: 3_600_000,
  MINUTELY: 60_000,
  SECONDLY: 1000,
} as const;

function readWeekday(part: string): WeekdayPart {
  return { ordinal: Number(part.slice(0, -2)), weekday: weekdays.indexOf(part.slice(-2)) };
}

/** What a rule does not say comes from its start: « every month » is every month on that day. */
function withDefaults(rule: RecurrenceRule, start: WallMs): RecurrenceRule {
  const at = new Date(start);
  const { by, frequency } = rule;
  const sameWeekday = { ...rule, byWeekday: [{ ordinal: 0, weekday: at.getUTCDay() }] };
  if (rule.byWeekday !== null || by.BYYEARDAY !== undefined || by.BYMONTHDAY !== undefined) return rule;
  if (frequency === 'WEEKLY' || (frequency === 'YEARLY' && by.BYWEEKNO !== undefined)) return sameWeekday;
  const day = { BYMONTHDAY: [at.getUTCDate()] };
  if (frequency === 'MONTHLY') return { ...rule, by: { ...by, ...day } };
  if (frequency === 'YEARLY') return { ...rule, by: { BYMONTH: [at.getUTCMonth() + 1], ...by, ...day } };
  return rule;
}

/** Without COUNT nothing before the period has to be gone through. */
function firstPeriod(rule: RecurrenceRule, start: WallMs, from: WallMs): number {
  if (rule.count !== null || from <= start) return 0;
  const { frequency } = rule;
  const longest =
    frequency === 'YEARLY' ? 366 * dayMs : frequency === 'MONTHLY' ? 31 * dayMs : unitMs[frequency];
  return Math.max(0, Math.floor((from - start) / (longest * rule.interval)) - 1);
}

/** A year, month, week, day, hour, minute or second: where it starts, and how many days it has. */
type Span = { start: WallMs; days: number };

function spanOf(rule: RecurrenceRule, start: WallMs, index: number): Span {
  const { frequency } = rule;
  const steps = index * rule.interval;
  const at = new Date(start);
  if (frequency === 'YEARLY')
    return between(Date.UTC(at.getUTCFullYear() + steps, 0), Date.UTC(at.getUTCFullYear() + steps + 1, 0));
  if (frequency === 'MONTHLY') {
    const month = at.getUTCMonth() + steps;
    return between(Date.UTC(at.getUTCFullYear(), month), Date.UTC(at.getUTCFullYear(), month + 1));
  }
  if (frequency === 'WEEKLY')
    return { start: weekOf(start, rule.weekStart) + steps * unitMs.WEEKLY, days: 7 };
  const unit = unitMs[frequency];
  return { start: Math.floor(start / unit) * unit + steps * unit, days: 1 };
}

function between(start: WallMs, end: WallMs): Span {
  // A year beyond what a Date can hold is beyond every period.
  return Number.isNaN(start) ? { start: Infinity, days: 0 } : { start, days: (end - start) / dayMs };
}

function weekOf(wall: WallMs, weekStart: number): WallMs {
  return dayOf(wall) - ((new Date(wall).getUTCDay() - weekStart + 7) % 7) * dayMs;
}

function readingsIn(
  rule: RecurrenceRule,
  start: WallMs,
  span: Span,
  budget: StepBudget,
): WallMs[] | 'budget-spent' {
  const days = Array.from({ length: span.days }, (_, index) => dayOf(span.start) + index * dayMs);
  const fitting = days.filter((day) => dayFits(rule, day));
  const times = timesOf(rule, start, span);
  budget.left -=
    span.days + fitting.length * times.hours.length * times.minutes.length * times.seconds.length;
  if (budget.left < 0) return 'budget-spent';
  const readings = fitting.flatMap((day) =>
    times.hours.flatMap((hour) =>
      times.minutes.flatMap((minute) =>
        times.seconds.map((second) => day + hour * unitMs.HOURLY + minute * unitMs.MINUTELY + second * 1000),
      ),
    ),
  );
  const positions = rule.by.BYSETPOS;
  if (positions === undefined) return readings;
  return readings.filter(
    (_, index) => positions.includes(index + 1) || positions.includes(index - readings.length),
  );
}

/** The hours, minutes and seconds of a day: given by the rule, else by the start; by the span where it is that fine. */
function timesOf({ frequency, by }: RecurrenceRule, start: WallMs, span: Span) {
  const [first, now] = [new Date(start), new Date(span.start)];
  const fineness = ['HOURLY', 'MINUTELY', 'SECONDLY'].indexOf(frequency);
  const pick = (isFixed: boolean, part: readonly number[] | undefined, fixed: number, initial: number) =>
    isFixed
      ? [fixed].filter((unit) => part?.includes(unit) ?? true)
      : (part?.toSorted((a, b) => a - b) ?? [initial]);
  return {
    hours: pick(fineness >= 0, by.BYHOUR, now.getUTCHours(), first.getUTCHours()),
    minutes: pick(fineness >= 1, by.BYMINUTE, now.getUTCMinutes(), first.getUTCMinutes()),
    seconds: pick(fineness >= 2, by.BYSECOND, now.getUTCSeconds(), first.getUTCSeconds()),
  };
}

function dayFits(rule: RecurrenceRule, day: WallMs): boolean {
  const { by } = rule;
  const at = new Date(day);
  const [year, month, monthDay] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const monthLength = (Date.UTC(year, month + 1) - Date.UTC(year, month)) / dayMs;
  const yearLength = (Date.UTC(year + 1, 0) - Date.UTC(year, 0)) / dayMs;
  const yearDay = (day - Date.UTC(year, 0)) / dayMs + 1;
  return (
    fits(by.BYMONTH, month + 1, 12) &&
    fits(by.BYMONTHDAY, monthDay, monthLength) &&
    fits(by.BYYEARDAY, yearDay, yearLength) &&
    (by.BYWEEKNO === undefined || fits(by.BYWEEKNO, ...weekNumber(day, rule.weekStart))) &&
    weekdayFits(rule, at.getUTCDay(), { monthDay, monthLength, yearDay, yearLength })
  );
}

/** Counted from the front or, below zero, from the back. */
function fits(part: readonly number[] | undefined, number: number, last: number): boolean {
  return part === undefined || part.includes(number) || part.includes(number - last - 1);
}

/** Week 1 is the first one with four days in the year. Gives the number and how many weeks that year has. */
function weekNumber(day: WallMs, weekStart: number): [number: number, last: number] {
  const year = new Date(weekOf(day, weekStart) + 3 * dayMs).getUTCFullYear();
  const [first, next] = [year, year + 1].map((of) => weekOf(Date.UTC(of, 0, 4), weekStart));
  const weeksSince = (later: WallMs) => Math.round((later - (first ?? 0)) / unitMs.WEEKLY);
  return [weeksSince(weekOf(day, weekStart)) + 1, weeksSince(next ?? 0)];
}

type DayPlace = { monthDay: number; monthLength: number; yearDay: number; yearLength: number };

function weekdayFits(
  { byWeekday, frequency, by }: RecurrenceRule,
  weekday: number,
  place: DayPlace,
): boolean {
  if (byWeekday === null) return true;
  const inMonth = frequency === 'MONTHLY' || by.BYMONTH !== undefined;
  const [number, length] = inMonth ? [place.monthDay, place.monthLength] : [place.yearDay, place.yearLength];
  const ordinals = [Math.ceil(number / 7), -Math.ceil((length - number + 1) / 7)];
  const hasOrdinals = (frequency === 'MONTHLY' || frequency === 'YEARLY') && by.BYWEEKNO === undefined;
  return byWeekday.some(
    (part) =>
      part.weekday === weekday && (part.ordinal === 0 || !hasOrdinals || ordinals.includes(part.ordinal)),
  );
}
