import { expect, test } from 'vitest';
import { cellAt, cellGrid, deadZones } from '#renderer/features/setup/touch-cells.ts';

const glass = { widthMm: 535, heightMm: 951, bottomMm: 850 };
const grid = cellGrid(glass);

test('[IN23] cells are at most 40 mm; those that no finger painted are zones with their heights above the floor', () => {
  expect([glass.widthMm / grid.columns, glass.heightMm / grid.rows].every((mm) => mm <= 40)).toBe(true);
  const all = new Set(Array.from({ length: grid.columns * grid.rows }, (_, cell) => cell));
  expect(deadZones(all, grid, glass)).toEqual([]);
  expect(deadZones(new Set(), grid, glass)).toEqual([{ fromMm: 850, toMm: 1801 }]);
  const at = (y: number) => cellAt({ x: 0.5, y }, grid);
  const dead = new Set([at(0), at(0.04), at(0.999)]);
  expect(deadZones(new Set([...all].filter((cell) => !dead.has(cell))), grid, glass)).toEqual([
    { fromMm: 850, toMm: 890 },
    { fromMm: 1761, toMm: 1801 },
  ]);
});

test('[IN23] a touch on the very edge of the glass paints a cell of it', () => {
  expect(cellAt({ x: 0, y: 0 }, grid)).toBe(0);
  expect(cellAt({ x: 1, y: 1 }, grid)).toBe(grid.columns * grid.rows - 1);
});
