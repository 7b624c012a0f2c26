const measuredAtPx = 1000; // small sizes are rounded to whole pixels
let pen: CanvasRenderingContext2D | null | undefined;

/** Widths of a label's words in the bold of tiles, in units of the font size. A no-break space parts no words. */
export function measureWords(label: string): number[] {
  pen ??= document.createElement('canvas').getContext('2d');
  const context = pen;
  if (!context) return label.split(/\s+/).map((word) => word.length * 0.6);
  context.font = `700 ${measuredAtPx}px Vestibule`;
  return label.split(/[ \n]+/).map((word) => context.measureText(word).width / measuredAtPx);
}
