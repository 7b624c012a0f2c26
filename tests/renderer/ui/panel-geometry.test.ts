import { describe, expect, test } from 'vitest';
import {
  comfortRow,
  frameZones,
  heightAboveFloorMm,
  holdsReach,
  linesOf,
  listGrid,
  mmPerPx,
  panelSize,
  reachBandPx,
  referenceLabel,
  rowScale,
  tileGrid,
} from '#renderer/ui/panel-geometry.ts';
import type { Panel, Reach, TextScale } from '#renderer/ui/panel-geometry.ts';

const portrait = { widthPx: 1080, heightPx: 1920 };
const landscape = { widthPx: 1920, heightPx: 1080 };
const panel = (diagonalInches: number, viewport = portrait, panelBottomMm = 850): Panel => ({
  diagonalInches,
  panelBottomMm,
  ...viewport,
});
const panels: [name: string, Panel][] = [32, 43, 55].flatMap((inches): [string, Panel][] => [
  [`${inches} portrait`, panel(inches)],
  [`${inches} landscape`, panel(inches, landscape)],
]);
const scales: TextScale[] = [1, 1.4, 2];

test.each([
  [32, 0.369, 398, 708],
  [43, 0.496, 535, 952],
  [55, 0.634, 685, 1218],
])(
  '[UI20] a panel of %i inches has %f mm a pixel and %i × %i mm of glass',
  (inches, scale, width, height) => {
    expect(mmPerPx(panel(inches))).toBeCloseTo(scale, 3);
    const size = panelSize(panel(inches));
    expect([Math.round(size.widthMm), Math.round(size.heightMm)]).toEqual([width, height]);
  },
);

test('[UI20] heights are told above the floor', () => {
  expect(heightAboveFloorMm(panel(43), 1920)).toBe(850);
  expect(heightAboveFloorMm(panel(43), 1920 - 706)).toBeCloseTo(1200, 0);
  const band = reachBandPx(panel(43));
  expect(band.bottom - band.top).toBeCloseTo(605, 0);
});

const choicesAtOnce: Record<string, number[]> = {
  '32 portrait': [4, 2, 1],
  '32 landscape': [4, 3, 1],
  '43 portrait': [6, 4, 2],
  '43 landscape': [6, 4, 2],
  '55 portrait': [6, 6, 2],
  '55 landscape': [6, 6, 2],
};
test.each(panels)('[UI21] %s shows as many choices at once as the table says', (name, mounted) => {
  const shown = scales.map((scale) => {
    const grid = tileGrid(frameZones(mounted, 'default', 'tiles').choices, scale, 6);
    return grid.columns * grid.rows;
  });
  expect(shown).toEqual(choicesAtOnce[name]);
});

const itemsAtOnce: Record<string, Record<Reach, number[]>> = {
  '32 portrait': { default: [2, 2, 1], low: [1, 1, 0] },
  '32 landscape': { default: [2, 1, 1], low: [2, 1, 0] },
  '43 portrait': { default: [4, 2, 1], low: [2, 1, 1] },
  '43 landscape': { default: [4, 2, 1], low: [2, 1, 1] },
  '55 portrait': { default: [6, 3, 1], low: [4, 2, 1] },
  '55 landscape': { default: [6, 3, 1], low: [4, 2, 1] },
};
test.each(panels)('[UI22] %s shows as many list items at once as the table says', (name, mounted) => {
  const shown = (reach: Reach) =>
    scales.map((scale) => {
      const grid = listGrid(frameZones(mounted, reach, 'list').choices, scale);
      return grid.columns * grid.rows;
    });
  expect({ default: shown('default'), low: shown('low') }).toEqual(itemsAtOnce[name]);
});

test.each([
  ['32 portrait', 32, portrait, 470, 910],
  ['32 landscape', 32, landscape, 744, 946],
  ['43 portrait', 43, portrait, 191, 946],
  ['43 landscape', 43, landscape, 607, 946],
  ['55 portrait', 55, portrait, 0, 946],
  ['55 landscape', 55, landscape, 458, 946],
])('[UI23] %s holds the reach rules exactly in its mounting range', (_name, inches, viewport, from, to) => {
  const holding = Array.from({ length: 1301 }, (_, bottom) => bottom).filter((bottom) =>
    holdsReach(panel(inches, viewport, bottom)),
  );
  expect([holding[0], holding.at(-1)]).toEqual([from, to]);
  expect(holding).toHaveLength(to - from + 1);
});

describe.each(panels)('%s', (_name, mounted) => {
  const above = (mm: number) => mounted.panelBottomMm + mm;

  test('[UI24] the two fixed rows stand between 900 and 1200 mm in both reaches, and do not move', () => {
    const [normal, low] = [frameZones(mounted, 'default', 'list'), frameZones(mounted, 'low', 'tiles')];
    for (const row of [normal.navigation, normal.comfort]) {
      expect(above(row.bottomMm)).toBeGreaterThanOrEqual(900);
      expect(above(row.bottomMm + row.heightMm)).toBeLessThanOrEqual(1200);
    }
    expect([low.navigation, low.comfort]).toEqual([normal.navigation, normal.comfort]);
  });

  test('[UI24] tiles stay below 1200 mm, lists and keys below 1300, all below 1200 in low reach', () => {
    const top = (reach: Reach, kind: 'tiles' | 'list' | 'keys') => {
      const { bottomMm, heightMm } = frameZones(mounted, reach, kind).choices;
      return above(bottomMm + heightMm);
    };
    expect(top('default', 'tiles')).toBeLessThanOrEqual(1200.01);
    expect(top('default', 'list')).toBeLessThanOrEqual(1300.01);
    expect(top('default', 'keys')).toBeLessThanOrEqual(1300.01);
    for (const kind of ['tiles', 'list', 'keys'] as const)
      expect(top('low', kind)).toBeLessThanOrEqual(1200.01);
  });

  test('[UI24] zones lie on the glass, keep 12 mm of margin and 12 mm between rows', () => {
    const size = panelSize(mounted);
    const { choices, navigation, comfort } = frameZones(mounted, 'default', 'list');
    for (const zone of [choices, navigation, comfort]) {
      expect(zone.startMm).toBeGreaterThanOrEqual(12);
      expect(zone.startMm + zone.widthMm).toBeLessThanOrEqual(size.widthMm - 12 + 0.01);
    }
    expect(navigation.bottomMm - comfort.bottomMm - comfort.heightMm).toBe(12);
    expect(choices.bottomMm - navigation.bottomMm - navigation.heightMm).toBe(12);
    expect(choices.bottomMm + choices.heightMm).toBeLessThanOrEqual(size.heightMm - 12 + 0.01);
  });

  test('[UI24] fixed keys are 60 × 40 mm or more', () => {
    const { navigation, comfort } = frameZones(mounted, 'default', 'tiles');
    expect((navigation.widthMm - 24) / 4).toBeGreaterThanOrEqual(60);
    expect(navigation.heightMm).toBe(40);
    expect(comfort.cellMm).toBeGreaterThanOrEqual(60);
  });
});

test('[UI25] the comfort row is three and two where five keys would be narrower than 88 mm', () => {
  expect(comfortRow(398.5)).toMatchObject({ columns: 3, heightMm: 96 });
  expect(comfortRow(535.4)).toMatchObject({ columns: 5, heightMm: 60 });
});

test('[UI25] the words of the fixed rows grow as far as their cells allow, 118 % at most', () => {
  const zones = frameZones(panel(43, landscape), 'default', 'tiles');
  expect(scales.map((scale) => rowScale(zones, scale))).toEqual([1, 1.18, 1.18]);
  expect(rowScale(frameZones(panel(43), 'default', 'tiles'), 2)).toBeGreaterThan(1.05);
});

test('[UI26] a label breaks between words only, and a word that is too wide fits nowhere', () => {
  expect([9.2, 5, 4.7].map((width) => linesOf(referenceLabel.words, width))).toEqual([1, 2, Infinity]);
});

test('[UI26] tiles fill the zone with the fewest places that show all, else they are paged', () => {
  const area = frameZones(panel(43), 'default', 'tiles').choices;
  const shape = (count: number) => {
    const { columns, rows } = tileGrid(area, 1, count);
    return `${columns}×${rows}`;
  };
  expect([1, 2, 3, 4, 5, 6, 9].map(shape)).toEqual(['1×1', '2×1', '3×1', '2×2', '3×2', '3×2', '3×2']);
});

test('[UI27] a panel hung low keeps its rows in the middle of the glass and its words under them', () => {
  const low = frameZones(panel(43, portrait, 250), 'default', 'tiles');
  expect(low.comfort.bottomMm).toBe(650);
  expect(low.readsBelow).toBe(true);
});
