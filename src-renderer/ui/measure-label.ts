import type { Label } from './panel-geometry.ts';

const measuredAtPx = 1000; // small sizes are rounded to whole pixels
let pen: CanvasRenderingContext2D | null | undefined;

/** Widths of a label's words in the bold of tiles, in units of the font size. */
export function measureLabel(label: string): Label {
  pen ??= document.createElement('canvas').getContext('2d');
  const context = pen;
  if (!context) return label.split(/\s+/).map((word) => word.length * 0.6);
  context.font = `700 ${measuredAtPx}px Vestibule`;
  return label
    .split(/[ \n]+/) // a no-break space does not part words
    .map((word) => context.measureText(word).width / measuredAtPx);
}
