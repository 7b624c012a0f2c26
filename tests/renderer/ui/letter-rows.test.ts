import { expect, test } from 'vitest';
import { accentRows, asName, holdsAccents, letterRows } from '#renderer/ui/letter-rows.ts';
import type { Panel, Reach } from '#renderer/ui/panel-geometry.ts';

const portrait = { widthPx: 1080, heightPx: 1920 };
const landscape = { widthPx: 1920, heightPx: 1080 };

test.each(['azerty', 'abc'] as const)('[TY1] %s has every letter once, in ten columns', (order) => {
  const rows = letterRows[order];
  expect(rows.join('').split('').toSorted().join('')).toBe('-abcdefghijklmnopqrstuvwxyz');
  expect(rows.map(({ length }) => length)).toEqual([10, 10, 7]);
});

test('[TY1] é è à ç ê stand on one row', () => {
  expect(accentRows[0]).toMatch(/^éèàçê/);
  expect(accentRows.map(({ length }) => length)).toEqual([7, 7, 7]);
});

test('[TY2] accents go to a page of their own on a standing 32 inch panel in low reach, nowhere else', () => {
  const apart = [32, 43, 55].flatMap((diagonalInches) =>
    [portrait, landscape].flatMap((viewport) =>
      (['default', 'low'] as const satisfies Reach[]).flatMap((reach) => {
        const panel: Panel = { diagonalInches, panelBottomMm: 850, ...viewport };
        return holdsAccents(panel, reach) ? [] : [{ diagonalInches, ...viewport, reach }];
      }),
    ),
  );
  expect(apart).toEqual([{ diagonalInches: 32, ...portrait, reach: 'low' }]);
});

test.each([
  ['fatou', 'Fatou'],
  ['jean-pierre', 'Jean-Pierre'],
  ['marie élise', 'Marie Élise'],
  ['é', 'É'],
  ['œ', 'Œ'],
])('[TY3] %s is written %s', (typed, written) => {
  expect(asName(typed)).toBe(written);
});
