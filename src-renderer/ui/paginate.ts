/** A block of the reading zone as measured: its height, and, if its words may be cut, how they stand in lines. */
export type MeasuredBlock = { height: number; lines: readonly string[]; lineHeight: number };

/** Lines `from` (included) to `to` (not included) of a block; a block that cannot be cut has one "line". */
export type Slice = { block: number; from: number; to: number };

/**
 * Cuts blocks into pages of whole lines. `roomOf(page)` is the height for words on that page.
 * Nothing is lost and nothing repeated; a page always takes at least one line, so that reading goes on.
 * Up to three lines stay together and more never leave a single line behind, unless a page holds no more; a block that
 * `leads` goes to the next page with what it leads to, if it can.
 */
export function paginate(
  blocks: readonly MeasuredBlock[],
  gap: number,
  roomOf: (page: number) => number,
  leads: readonly boolean[] = [],
): Slice[][] {
  const pages: Slice[][] = [[]];
  let used = 0;
  const turn = () => {
    pages.push([]);
    used = 0;
  };
  blocks.forEach((block, index) => {
    const count = lineCount(block);
    let from = 0;
    const next = leads[index] ? blocks[index + 1] : undefined;
    const together = next ? block.height + gap + startHeight(next) : 0;
    const isParted = used + gap + together > roomOf(pages.length - 1) + 0.5;
    if (used > 0 && next && isParted && together <= roomOf(pages.length) + 0.5) turn();
    while (from < count) {
      const page = pages[pages.length - 1] ?? [];
      const start = used === 0 ? 0 : used + gap;
      const to = fittingTo(block, from, roomOf(pages.length - 1) - start, used === 0);
      if (to > from) {
        page.push({ block: index, from, to });
        used = start + sliceHeight(block, to - from);
        from = to;
      }
      if (from < count) turn();
    }
  });
  return pages;
}

/** Height of a slice: the lines left out, and nothing else, are missing. */
export function sliceHeight(block: MeasuredBlock, lines: number): number {
  return block.height - (lineCount(block) - lines) * block.lineHeight;
}

/** The least that a page takes of a block that follows another one. */
function startHeight(block: MeasuredBlock): number {
  const count = lineCount(block);
  return sliceHeight(block, count <= 3 ? count : 2);
}

function lineCount(block: MeasuredBlock): number {
  return Math.max(1, block.lines.length);
}

function fittingTo(block: MeasuredBlock, from: number, room: number, isFirst: boolean): number {
  const count = lineCount(block);
  const whole = count - from;
  let lines = whole;
  while (lines > 0 && sliceHeight(block, lines) > room + 0.5) lines -= 1;
  if (lines === whole) return count;
  if (count <= 3 && !isFirst) return from; // short ones go to the next page whole
  if (whole - lines === 1 && lines > 2) lines -= 1; // one line alone on the next page reads badly
  if (lines === 1 && whole > 2 && !isFirst) lines = 0; // so does one alone at the foot of this one
  return from + (lines === 0 && isFirst ? 1 : lines);
}

/** The lines that a text is set in, read from the page itself. `element` holds one text node. */
export function linesOnPage(element: Element, lineHeightPx: number): string[] {
  const text = element.firstChild;
  if (!(text instanceof Text)) return [];
  const count = Math.round(element.getBoundingClientRect().height / lineHeightPx);
  const byWord = linesByPart(text, /[^ \n-]+-*[ \n]*|-+[ \n]*|[ \n]+/g);
  return byWord.length === count ? byWord : linesByPart(text, /[^]/gu); // a word was too long for its line
}

function linesByPart(text: Text, parts: RegExp): string[] {
  const range = document.createRange();
  const lines: string[] = [];
  let top: number | undefined;
  for (const part of text.data.matchAll(parts)) {
    range.setStart(text, part.index);
    range.setEnd(text, part.index + 1);
    const partTop = range.getBoundingClientRect().top;
    const isSpace = part[0].trim() === '';
    const isSameLine = top !== undefined && (isSpace || Math.abs(partTop - top) < 2);
    if (isSameLine) lines[lines.length - 1] += part[0];
    else lines.push(part[0]);
    top = isSameLine ? top : partTop;
  }
  return lines;
}
