import { dayMs, dayOf, instantOf, wallOf } from '#shared/zoned-time.ts';
import type { WallMs } from '#shared/zoned-time.ts';
import { dayOfMoment, instantOfMoment } from './moment.ts';
import type { Moment, Zones } from './moment.ts';
import type { Entry } from './read-entry.ts';
import { expandRule } from './recurrence-rule.ts';
import type { StepBudget } from './recurrence-rule.ts';

/** One time that an entry takes place. */
export type Instance = {
  uid: string;
  recurrenceId: string | null;
  /** Whose texts it has: the series, or the entry that changes this instance. */
  entry: Entry;
  startsAt: number;
  endsAt: number;
  /** Where it stood in the series before it was moved. */
  movedFrom: number | null;
};

export type Period = { from: number; until: number };

/**
 * The instances of one UID within a period: the series and the changes of its instances. A change is one
 * instance even where the series is missing, or no longer comes to that day. `isComplete` is false when
 * there are more than `most`, or when the budget ended.
 */
export function expandEntries(
  { series, changes }: { series: Entry | null; changes: Entry[] },
  period: Period,
  zones: Zones,
  limits: { most: number; budget: StepBudget },
): { instances: Instance[]; isComplete: boolean } {
  const rest = new Set(changes);
  const instances: Instance[] = [];
  const { walls, isComplete } =
    series === null ? { walls: [], isComplete: true } : wallsOf(series, period, zones, limits);
  const changeAt = changesByPlace(changes, series, zones);
  for (const wall of walls) {
    if (series === null) break;
    const moment = { ...series.start, wall };
    const exact = changeAt(moment);
    if (exact !== undefined) rest.delete(exact);
    const change = exact === undefined ? laterChange(changes, moment) : { entry: exact, isExact: true };
    instances.push(instanceOf(series, moment, change, zones));
  }
  for (const entry of rest)
    instances.push(
      instanceOf(series ?? entry, entry.replaces ?? entry.start, { entry, isExact: true }, zones),
    );
  const inPeriod = instances.filter(
    ({ startsAt, endsAt }) => endsAt >= period.from && startsAt < period.until,
  );
  return {
    instances: inPeriod.slice(0, limits.most),
    isComplete: isComplete && inPeriod.length <= limits.most,
  };
}

/** Where the series puts its instances, in order, without the removed ones. */
function wallsOf(series: Entry, period: Period, zones: Zones, limits: { most: number; budget: StepBudget }) {
  const { start } = series;
  const from = wallOf(period.from - series.length.ms, start.offsetAt) - series.length.days * dayMs;
  const until = wallOf(period.until, start.offsetAt);
  const expanded = series.rules.map((rule) => {
    const end = rule.until === null ? Infinity : endOfRule(rule.until, start, zones);
    return expandRule(
      rule,
      start.wall,
      { from, until: Math.min(until, end), most: limits.most },
      limits.budget,
    );
  });
  const added = series.added
    .map((moment) => onClock(moment, start, zones))
    .filter((wall) => wall >= from && wall <= until);
  const isRemoved = placeSet(series.removed, series, zones);
  const walls = [...new Set([start.wall, ...expanded.flatMap((found) => found.walls), ...added])]
    .toSorted((one, other) => one - other)
    .filter((wall) => !isRemoved({ ...start, wall }));
  return { walls, isComplete: expanded.every((found) => found.isComplete) };
}

/** UNTIL is inclusive: a day in whole, an instant as the clocks of the series show it. */
function endOfRule(
  until: { wall: WallMs; isDay: boolean; isUtc: boolean },
  start: Moment,
  zones: Zones,
): WallMs {
  if (until.isDay) return until.wall + dayMs - 1;
  if (!until.isUtc) return until.wall;
  return wallOf(until.wall, start.isDay ? zones.residence : start.offsetAt);
}

/** A moment as the clock of `start` shows it; a mere day takes the hour of `start`. */
function onClock(moment: Moment, start: Moment, zones: Zones): WallMs {
  if (start.isDay) return dayOfMoment(moment, zones);
  if (moment.isDay) return moment.wall + (start.wall - dayOf(start.wall));
  return wallOf(instantOfMoment(moment), start.offsetAt);
}

/**
 * What names an instance in EXDATE and RECURRENCE-ID: its instant, or only its day where the name or the
 * series knows no hours (Exchange names whole days by their midnight in its own zone).
 */
function placeOf(moment: Moment, series: Entry | null, zones: Zones): string {
  if (moment.isDay || series?.start.isDay)
    return new Date(dayOfMoment(moment, zones)).toISOString().slice(0, 10);
  return new Date(instantOfMoment(moment)).toISOString();
}

function placeSet(moments: Moment[], series: Entry, zones: Zones): (instance: Moment) => boolean {
  const places = new Set(moments.map((moment) => placeOf(moment, series, zones)));
  return (instance) => placesOf(instance, series, zones).some((place) => places.has(place));
}

function changesByPlace(
  changes: Entry[],
  series: Entry | null,
  zones: Zones,
): (instance: Moment) => Entry | undefined {
  const byPlace = new Map(
    changes.map((change) => [placeOf(change.replaces ?? change.start, series, zones), change]),
  );
  return (instance) =>
    placesOf(instance, series, zones)
      .map((place) => byPlace.get(place))
      .find((change) => change !== undefined);
}

function placesOf(instance: Moment, series: Entry | null, zones: Zones): string[] {
  return [placeOf(instance, series, zones), placeOf({ ...instance, isDay: true }, series, zones)];
}

/** An entry that changes exactly this instance, or this and all future ones. */
type Change = { entry: Entry; isExact: boolean };

/** The last change of all future instances that stands before an instance. */
function laterChange(changes: Entry[], instance: Moment): Change | undefined {
  const at = instantOfMoment(instance);
  const replaced = (change: Entry) => instantOfMoment(change.replaces ?? change.start);
  const before = changes.filter((change) => change.changesFuture && replaced(change) <= at);
  const entry = before.toSorted((one, other) => replaced(other) - replaced(one))[0];
  return entry && { entry, isExact: false };
}

/**
 * `original` is where the series has it. A change of one instance brings its own start; a change of all
 * future instances shifts those after the first by as much.
 */
function instanceOf(series: Entry, original: Moment, change: Change | undefined, zones: Zones): Instance {
  const entry = change?.entry ?? series;
  const start = startOf(original, change, zones);
  const startsAt = instantOfMoment(start);
  const endsAt = instantOf(start.wall + entry.length.days * dayMs, start.offsetAt) + entry.length.ms;
  const stoodAt = instantOfMoment(start.isDay ? { ...start, wall: dayOfMoment(original, zones) } : original);
  const isSingle = series.replaces === null && series.rules.length === 0 && series.added.length === 0;
  return {
    uid: series.uid,
    recurrenceId: isSingle && change === undefined ? null : placeOf(original, series, zones),
    entry,
    startsAt,
    endsAt,
    movedFrom: stoodAt === startsAt ? null : stoodAt,
  };
}

function startOf(original: Moment, change: Change | undefined, zones: Zones): Moment {
  if (change === undefined) return original;
  const { start, replaces } = change.entry;
  if (change.isExact || replaces === null) return start;
  return { ...start, wall: start.wall + onClock(original, start, zones) - onClock(replaces, start, zones) };
}
