import type { WallMs, ZoneOffset } from '#shared/zoned-time.ts';
import { readContentLine } from './content-line.ts';
import type { ContentLine } from './content-line.ts';
import { readDigits } from './read-digits.ts';
import { expandRule, readRecurrenceRule } from './recurrence-rule.ts';
import type { StepBudget } from './recurrence-rule.ts';
import type { Component } from './split-components.ts';

/** From this instant on, clocks are that far ahead of UTC. */
type Change = { at: number; offsetBefore: number; offset: number };

/**
 * The offsets that a VTIMEZONE of the file gives, right from `from` to `until` (ms); null: it gives none.
 * It serves only names that nobody else knows: what programs write here is often old or wrong.
 */
export function readTimeZone(
  zone: Component,
  period: { from: number; until: number },
  budget: StepBudget,
): ZoneOffset | null {
  const changes = zone.children
    .flatMap((observance) => changesOf(observance, period, budget))
    .toSorted((one, other) => one.at - other.at)
    .slice(-1000);
  const [first] = changes;
  if (first === undefined) return null;
  return (instant) => changes.findLast((change) => change.at <= instant)?.offset ?? first.offsetBefore;
}

/** The changes to one observance (STANDARD or DAYLIGHT); none when it cannot be read. */
function changesOf(
  observance: Component,
  period: { from: number; until: number },
  budget: StepBudget,
): Change[] {
  const lines = observance.lines.map(readContentLine).filter((line) => line !== null);
  const named = (name: string) => lines.find((line) => line.name === name);
  const [start, from, to] = [
    readDigits(named('DTSTART')?.value ?? ''),
    readOffset(named('TZOFFSETFROM')),
    readOffset(named('TZOFFSETTO')),
  ];
  if (start === null || from === null || to === null) return [];
  const added = lines
    .filter((line) => line.name === 'RDATE')
    .flatMap((line) => line.value.split(',').map(readDigits));
  const walls = [
    start.wall,
    ...added.flatMap((moment) => moment?.wall ?? []),
    ...repeated(named('RRULE'), start.wall, period, budget),
  ];
  return walls.map((wall) => ({ at: wall - from, offsetBefore: from, offset: to }));
}

function repeated(
  line: ContentLine | undefined,
  start: WallMs,
  period: { from: number; until: number },
  budget: StepBudget,
): WallMs[] {
  if (line === undefined) return [];
  try {
    const rule = readRecurrenceRule(line.value);
    const until = Math.min(period.until + yearMs, rule.until?.wall ?? Infinity);
    const from = Math.min(period.from, until) - 2 * yearMs; // the last change before the period is in it
    return expandRule(rule, start, { from, until, most: 1000 }, budget).walls;
  } catch {
    return []; // a rule that cannot be read: the zone keeps its first change
  }
}

const yearMs = 366 * 86_400_000;

/** `+0130`, as milliseconds. */
function readOffset(line: ContentLine | undefined): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(line?.value.trim() ?? '') ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
