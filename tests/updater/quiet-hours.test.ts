import { expect, test } from 'vitest';
import { isQuiet } from '#main/updater/quiet-hours.ts';

const cases: [from: string, to: string, hour: number, minute: number, isIt: boolean][] = [
  ['02:00', '05:00', 1, 59, false],
  ['02:00', '05:00', 2, 0, true],
  ['02:00', '05:00', 4, 59, true],
  ['02:00', '05:00', 5, 0, false],
  ['23:30', '01:00', 23, 29, false],
  ['23:30', '01:00', 23, 45, true],
  ['23:30', '01:00', 0, 30, true],
  ['23:30', '01:00', 1, 0, false],
  ['00:00', '00:00', 12, 0, true],
];
test.each(cases)('[UP11] from %s to %s, at %i:%i', (from, to, hour, minute, isIt) => {
  expect(isQuiet({ from, to }, new Date(2026, 5, 1, hour, minute))).toBe(isIt);
});
