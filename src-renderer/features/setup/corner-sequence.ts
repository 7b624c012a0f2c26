import type { Size } from '../../ui/panel-geometry.ts';

/** How far somebody has come who touches the corners one after the other. */
export type CornerProgress = { reached: number; startedAt: number };

export const noCorner: CornerProgress = { reached: 0, startedAt: 0 };

const cornerMm = 40;
const withinMs = 6_000;

/** Top left, top right, bottom left, bottom right, seen from the glass in every language. */
const order = [
  { isRight: false, isLow: false },
  { isRight: true, isLow: false },
  { isRight: false, isLow: true },
  { isRight: true, isLow: true },
];

/** The sequence after one touch, in mm from the top left of the glass. A touch anywhere else begins it anew. */
export function afterTouch(
  progress: CornerProgress,
  touch: { xMm: number; yMm: number },
  glass: Size,
  at: number,
): CornerProgress {
  const { reached, startedAt } = progress;
  if (reached > 0 && at - startedAt <= withinMs && isInCorner(touch, glass, reached))
    return { reached: reached + 1, startedAt };
  return isInCorner(touch, glass, 0) ? { reached: 1, startedAt: at } : noCorner;
}

export function isWhole({ reached }: CornerProgress): boolean {
  return reached === order.length;
}

function isInCorner(touch: { xMm: number; yMm: number }, glass: Size, index: number): boolean {
  const corner = order[index];
  if (!corner) return false;
  const fromSideMm = corner.isRight ? glass.widthMm - touch.xMm : touch.xMm;
  const fromEndMm = corner.isLow ? glass.heightMm - touch.yMm : touch.yMm;
  return fromSideMm <= cornerMm && fromEndMm <= cornerMm;
}
