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

/** Where no finger could paint, as heights above the floor, the lowest first; rows of cells that meet are one zone. */
export function deadZones(
  painted: ReadonlySet<number>,
  { columns, rows }: CellGrid,
  glass: Size & { bottomMm: number },
): { fromMm: number; toMm: number }[] {
  const rowMm = glass.heightMm / rows;
  const isWhole = (row: number) =>
    Array.from({ length: columns }, (_, column) => row * columns + column).every((cell) => painted.has(cell));
  const zones: { fromMm: number; toMm: number }[] = [];
  for (let row = rows - 1; row >= 0; row--) {
    if (isWhole(row)) continue;
    const fromMm = Math.round(glass.bottomMm + (rows - 1 - row) * rowMm);
    const toMm = Math.round(glass.bottomMm + (rows - row) * rowMm);
    const below = zones.at(-1);
    if (below?.toMm === fromMm) below.toMm = toMm;
    else zones.push({ fromMm, toMm });
  }
  return zones;
}
