import { expect, test } from 'vitest';
import { dayOf, instantOf, offsetsOf, wallOf } from '#shared/zoned-time.ts';

const hourMs = 3_600_000;
const paris = offsetsOf('Europe/Paris');

test('[IM6] offsets follow the zone to the second of the change', () => {
  const spring = Date.parse('2026-03-29T01:00Z');
  const autumn = Date.parse('2026-10-25T01:00Z');
  expect([spring - 1, spring, autumn - 1, autumn].map(paris)).toEqual(
    [1, 2, 2, 1].map((hours) => hours * hourMs),
  );
  expect(offsetsOf('Asia/Kolkata')(spring)).toBe(5.5 * hourMs);
});

test.each([
  ['2026-07-14T19:00', '2026-07-14T17:00'],
  ['2026-12-24T19:00', '2026-12-24T18:00'],
  ['2026-03-29T02:30', '2026-03-29T01:30'], // left out in spring: the offset before the change
  ['2026-10-25T02:30', '2026-10-25T00:30'], // twice in autumn: the first one
])('[IM6] %s on the clocks of Paris is %s UTC', (wall, instant) => {
  expect(instantOf(Date.parse(`${wall}Z`), paris)).toBe(Date.parse(`${instant}Z`));
});

test('[IM6] every hour of a year comes back from the wall to its instant, save the one that comes twice', () => {
  const hours = Array.from({ length: 8760 }, (_, index) => Date.UTC(2026, 0, 1, index));
  const lost = hours.filter((hour) => instantOf(wallOf(hour, paris), paris) !== hour);
  expect(lost.map((hour) => new Date(hour).toISOString())).toEqual(['2026-10-25T01:00:00.000Z']);
});

test('[IM11] the day of a reading is its midnight, also before 1970', () => {
  expect(dayOf(Date.parse('2026-07-14T23:59:59Z'))).toBe(Date.parse('2026-07-14T00:00Z'));
  expect(dayOf(Date.parse('1969-12-31T12:00Z'))).toBe(Date.parse('1969-12-31T00:00Z'));
});
