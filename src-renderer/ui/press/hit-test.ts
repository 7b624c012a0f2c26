/** A point in CSS px. */
export type Point = { x: number; y: number };

/** A target's box in CSS px. A DOMRect is one. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** How far a point lies outside a box; 0 inside it. */
export function distanceToBox(point: Point, box: Box): number {
  const dx = Math.max(box.left - point.x, 0, point.x - box.right);
  const dy = Math.max(box.top - point.y, 0, point.y - box.bottom);
  return Math.hypot(dx, dy);
}

function distanceToCentre(point: Point, box: Box): number {
  return Math.hypot((box.left + box.right) / 2 - point.x, (box.top + box.bottom) / 2 - point.y);
}

/** Whether a point is in a box grown by the slop on each side. */
export function isWithin(point: Point, box: Box, slopPx: number): boolean {
  return distanceToBox(point, box) <= slopPx;
}

/**
 * The one target that a touch at a point means: the nearest box within the slop, of equals the nearest centre.
 * `undefined` on empty glass (T5).
 */
export function nearestTarget<T extends { box: Box }>(
  point: Point,
  targets: readonly T[],
  slopPx: number,
): T | undefined {
  let best: T | undefined;
  for (const target of targets) {
    if (isWithin(point, target.box, slopPx) && (!best || isNearer(point, target.box, best.box)))
      best = target;
  }
  return best;
}

function isNearer(point: Point, box: Box, than: Box): boolean {
  const difference = distanceToBox(point, box) - distanceToBox(point, than);
  return difference < 0 || (difference === 0 && distanceToCentre(point, box) < distanceToCentre(point, than));
}
