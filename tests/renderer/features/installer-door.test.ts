import { expect, test } from 'vitest';
import { afterTouch, isWhole, noCorner } from '#renderer/features/setup/corner-sequence.ts';
import { afterKey, isWholeSequence } from '#renderer/features/setup/key-sequence.ts';
import type { KeyHistory } from '#renderer/features/setup/key-sequence.ts';
import { seededChance } from '#support/chance.ts';

const glass = { widthMm: 535, heightMm: 951 };
const corners = {
  topLeft: { xMm: 20, yMm: 20 },
  topRight: { xMm: 515, yMm: 20 },
  bottomLeft: { xMm: 20, yMm: 931 },
  bottomRight: { xMm: 515, yMm: 931 },
};
const { topLeft, topRight, bottomLeft, bottomRight } = corners;
type Touch = typeof topLeft;

/** Whether these touches, so many ms apart, reach the PIN at their end. */
const reaches = (touches: Touch[], everyMs = 1000) =>
  isWhole(
    touches.reduce((progress, touch, index) => afterTouch(progress, touch, glass, index * everyMs), noCorner),
  );

test('[IN1] the four corners in their order within six seconds lead to the PIN, and nothing else does', () => {
  const inOrder = [topLeft, topRight, bottomLeft, bottomRight];
  expect(reaches(inOrder)).toBe(true);
  expect(reaches(inOrder, 2000)).toBe(true);
  expect(reaches(inOrder, 2001)).toBe(false);
  expect(reaches(inOrder.toReversed())).toBe(false);
  expect(reaches([topLeft, topRight, topRight, bottomLeft, bottomRight], 500)).toBe(false);
  expect(reaches([topLeft, topRight, { xMm: 270, yMm: 500 }, bottomLeft, bottomRight], 500)).toBe(false);
  expect(reaches([topLeft, topLeft, topRight, bottomLeft, bottomRight], 500)).toBe(true);
  expect(reaches([{ xMm: 41, yMm: 20 }, topRight, bottomLeft, bottomRight])).toBe(false);
  expect(reaches([{ xMm: 40, yMm: 40 }, topRight, bottomLeft, bottomRight])).toBe(true);
});

test('[IN2] 5 000 random taps never reach the PIN, nor do 5 000 along the upper and lower edges', () => {
  const chance = seededChance(17);
  const anywhere = () => ({ xMm: chance.random() * glass.widthMm, yMm: chance.random() * glass.heightMm });
  const alongEdges = () => ({
    xMm: chance.random() * glass.widthMm,
    yMm: chance.random() < 0.5 ? 20 : glass.heightMm - 20,
  });
  for (const tap of [anywhere, alongEdges]) {
    let progress = noCorner;
    let furthest = 0;
    for (let count = 0; count < 5_000; count++) {
      progress = afterTouch(progress, tap(), glass, count * 400);
      furthest = Math.max(furthest, progress.reached);
    }
    expect(furthest).toBeGreaterThan(0); // the taps do come into corners
    expect(furthest).toBeLessThan(4);
  }
});

test('[IN9] six plain keys of a keyboard lead to the PIN, within six seconds', () => {
  const keys = ['Home', 'End', 'Home', 'End', 'PageUp', 'PageDown'];
  const after = (typed: string[], everyMs: number) =>
    isWholeSequence(
      typed.reduce<KeyHistory>((history, key, index) => afterKey(history, key, index * everyMs), []),
    );
  expect(after(keys, 1000)).toBe(true);
  expect(after(['a', 'End', ...keys], 500)).toBe(true);
  expect(after(keys, 1500)).toBe(false);
  expect(after(keys.toReversed(), 500)).toBe(false);
  expect(after(['Home', 'End', 'Home', 'x', 'End', 'PageUp', 'PageDown'], 500)).toBe(false);
});
