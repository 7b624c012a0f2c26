import { expect, test } from 'vitest';
import { defaultVolumeStep, gainOf, louder, softer, volumeSteps } from '#shared/speech/volume.ts';

test('[SP6] five steps span 18 dB or more, one of them 12 dB above the lowest', () => {
  const [lowest] = volumeSteps;
  expect(volumeSteps.length).toBe(5);
  expect(volumeSteps[4] - lowest).toBeGreaterThanOrEqual(18);
  expect(volumeSteps.map((step) => step - lowest)).toContain(12);
});

test('[SP6] each step is louder than the one before, and none is louder than the recording', () => {
  const gains = ([0, 1, 2, 3, 4] as const).map(gainOf);
  expect(gains).toEqual(gains.toSorted((a, b) => a - b));
  expect([gains[0], gains[4]]).toEqual([0.1, 1]);
  expect(20 * Math.log10((gains[2] ?? 0) / (gains[0] ?? 1))).toBeCloseTo(12, 9);
});

test('[SP6] louder and softer go by one step and stay within the table; everybody begins in the middle', () => {
  expect([defaultVolumeStep, louder(2), louder(4), softer(2), softer(0)]).toEqual([2, 3, 4, 1, 0]);
});
