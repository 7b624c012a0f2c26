import type { GlassPoint } from '../../ui/GlassOverlay.tsx';
import type { Size } from '../../ui/panel-geometry.ts';

/** Cells no larger than a fingertip's reach around a button's edge: 40 mm. */
const cellMm = 40;

export type CellGrid = { columns: number; rows: number };

export function cellGrid({ widthMm, heightMm }: Size): CellGrid {
  return { columns: Math.ceil(widthMm / cellMm), rows: Math.ceil(heightMm / cellMm) };
}

/** The cell under a touch, counted by rows from the top left. */
export function cellAt({ x, y }: GlassPoint, { columns, rows }: CellGrid): number {
  const within = (share: number, count: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  return within(y, rows) * columns + within(x, columns);
}

/** Where no finger could paint, as heights above the floor. */
export function deadZones(
  painted: ReadonlySet<number>,
  { columns, rows }: CellGrid,
  glass: Size & { bottomMm: number },
): { fromMm: number; toMm: number }[] {
  const rowMm = glass.heightMm / rows;
  return Array.from({ length: columns * rows }, (_, index) => index)
    .filter((index) => !painted.has(index))
    .map((index) => {
      const fromMm = glass.bottomMm + (rows - 1 - Math.floor(index / columns)) * rowMm;
      return { fromMm: Math.round(fromMm), toMm: Math.round(fromMm + rowMm) };
    });
}
