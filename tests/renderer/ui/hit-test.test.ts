import { expect, test } from 'vitest';
import { distanceToBox, isWithin, nearestTarget } from '#renderer/ui/press/hit-test.ts';
import type { Box, Point } from '#renderer/ui/press/hit-test.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const slop = 24;
/** A home screen in px: six tiles, four keys, five keys. */
const targets = [
  ...[0, 1, 2, 3, 4, 5].map((index) =>
    box(24 + (index % 3) * 348, 1214 + Math.floor(index / 3) * 190, 332, 166),
  ),
  ...[0, 1, 2, 3].map((index) => box(24 + index * 260, 1593, 244, 81)),
  ...[0, 1, 2, 3, 4].map((index) => box(24 + index * 208, 1698, 192, 121)),
].map((target, name) => ({ name, box: target }));

function glass(): Point[] {
  const points: Point[] = [];
  for (let y = 0; y < 1920; y += 4) for (let x = 0; x < 1080; x += 4) points.push({ x, y });
  return points;
}

test('[UI3] every point of the glass means the nearest target in reach, or none', () => {
  for (const point of glass()) {
    const inReach = targets.filter((target) => isWithin(point, target.box, slop));
    const least = Math.min(...inReach.map((target) => distanceToBox(point, target.box)));
    const hit = nearestTarget(point, targets, slop);
    if (!hit) expect(inReach).toEqual([]);
    else expect(distanceToBox(point, hit.box)).toBe(least);
  }
});

test('[UI3] a point in a target means that target', () => {
  for (const point of glass()) {
    const inside = targets.find((target) => distanceToBox(point, target.box) === 0);
    if (inside) expect(nearestTarget(point, targets, slop)).toBe(inside);
  }
});

test('[UI3] the order of the targets changes nothing', () => {
  const reversed = targets.toReversed();
  const differing = glass().filter((point) => {
    const [one, other] = [nearestTarget(point, targets, slop), nearestTarget(point, reversed, slop)];
    return one !== other && distanceToCentre(point, one?.box) !== distanceToCentre(point, other?.box);
  });
  expect(differing).toEqual([]);
});

test('[UI3] half way between two boxes the nearer centre wins', () => {
  const small = { name: 'small', box: box(0, 0, 100, 100) };
  const large = { name: 'large', box: box(120, 0, 400, 100) };
  expect(nearestTarget({ x: 110, y: 50 }, [large, small], slop)?.name).toBe('small');
});

test('[UI3] the slop is 12 mm and round at the corners', () => {
  const target = [{ box: box(100, 100, 50, 50) }];
  expect(nearestTarget({ x: 76, y: 125 }, target, slop)).toBeDefined();
  expect(nearestTarget({ x: 75, y: 125 }, target, slop)).toBeUndefined();
  expect(nearestTarget({ x: 80, y: 80 }, target, slop)).toBeUndefined();
});

function distanceToCentre(point: Point, of: Box | undefined): number {
  return of ? Math.hypot((of.left + of.right) / 2 - point.x, (of.top + of.bottom) / 2 - point.y) : -1;
}
