import { paginate, sliceHeight } from './paginate.ts';
import type { MeasuredBlock, Slice } from './paginate.ts';
import type { FrameZones, Zone } from './panel-geometry.ts';

/** How large the words around those of the screen are set: the urgent band and the line on freshness. */
export type AroundSize = 'large' | 'small';
type AroundSizes = { band: AroundSize; foot: AroundSize };

/** What the words of a screen measure on this glass, in mm. One list of blocks for each group. */
export type Measures = {
  groups: readonly (readonly MeasuredBlock[])[];
  /** The title as it is repeated on later pages, and how many lines it takes there. */
  repeatedTitle: { height: number; lines: number };
  around: Record<AroundSize, Around>;
};

type Around = { band: number; foot: { alone: number; withPage: number } };

/**
 * Words of one page: which slices of which group, and what its `h1` is: the title itself, the title repeated, or,
 * where that would take the room of the text, the page number.
 */
export type ReadingPage = { group: number; slices: readonly Slice[]; heading: 'title' | 'repeated' | 'page' };

/** Where the words, the picture and the choices of a screen stand, once measured. */
export type FrameLayout = {
  upper: Zone;
  choices: Zone;
  around: AroundSizes;
  pictureMm: number;
  clock: 'stacked' | 'line' | 'tight';
  pages: readonly ReadingPage[];
  /** Entries of a list on each page, as [from, to). */
  listPages: readonly (readonly [from: number, to: number])[];
};

/** Distance between two blocks of the reading zone. */
export const blockGapMm = 7;
/** Empty paper over the first block and between freshness line and choices. */
export const readingPadding = { overMm: 10, footMm: 7, underMm: 7 };
/** The picture gives way down to one line with the time, and goes when three lines of text would not fit beside it. */
export const stripMm = 36;
const listRowGapMm = 12;
/** Between the urgent band and choices beside the words. */
const bandGapMm = 10;
/** Five rows of keys, or two of tiles. */
const leastChoicesMm = 160;
/** On panels too small for it, words may start in the upper third rather than stand two lines a page. */
const leastWordsMm = 140;

type LayOutInput = {
  zones: FrameZones;
  panelHeightMm: number;
  measures: Measures;
  /** For each group, blocks at its start that may stand in the upper third (mark, title, picture). */
  headBlocks: readonly number[];
  /** For each group, whether a block says nothing without the next one. */
  leads: readonly (readonly boolean[])[];
  /** Where the title stands in the first group. */
  titleBlock: number;
  /** Every page repeats the title, because each shows another entry of a list. */
  isOneEntryAPage: boolean;
  /** One line of body text at the size chosen. */
  lineMm: number;
  /** Pages of tiles in a zone; 1 when there are none. */
  tilePages: (choices: Zone) => number;
  listGrid: { columns: number; rows: number };
  /** Of the first entries of the list, as far as they were measured. */
  entryHeights: readonly number[];
  /** Whether more entries follow that were not measured yet. */
  isPartial: boolean;
};

/** Decides everything about a screen that depends on how large its words turned out. */
export function layOut(input: LayOutInput): FrameLayout {
  const around = aroundSizes(input);
  const { band } = input.measures.around[around.band];
  const { foot } = input.measures.around[around.foot];
  const choices = choicesUnder(input, band);
  const strip = stripBeside(input, band, choices);
  return { ...layOutWithin({ ...input, band, foot, strip }, choices), around };
}

/** As large as the words of the screen allow; the line on freshness gives way before the urgent band. */
function aroundSizes(input: LayOutInput): AroundSizes {
  const larger: AroundSizes[] = [
    { band: 'large', foot: 'large' },
    { band: 'large', foot: 'small' },
  ];
  return larger.find((sizes) => leavesRoom(input, sizes)) ?? { band: 'small', foot: 'small' };
}

/**
 * Whether words around the screen's own leave it three lines to read and, beside them, keys to press; and do not lift them
 * into the upper third where smaller ones would not.
 */
function leavesRoom(input: LayOutInput, sizes: AroundSizes): boolean {
  const { zones, measures, headBlocks, panelHeightMm, lineMm } = input;
  if (zones.readsBelow) return true;
  const { band } = measures.around[sizes.band];
  const { foot } = measures.around[sizes.foot];
  const readMm = zones.upper.heightMm - band - overheadMm(foot.withPage);
  const pressMm = panelHeightMm - band - bandGapMm - zones.choices.bottomMm;
  const isTight = zones.isLandscape && pressMm < Math.min(zones.choices.heightMm, leastChoicesMm);
  const hasBody = measures.groups.some((blocks, group) => blocks.length > (headBlocks[group] ?? 0));
  const isBelowThird = (size: AroundSize) =>
    belowThirdMm(input, measures.around[size].foot.withPage) >= leastWordsMm;
  const isLifted = !zones.isLandscape && hasBody && !isBelowThird(sizes.foot) && isBelowThird('small');
  return readMm >= 3 * lineMm && !isTight && !isLifted;
}

/** Height for words that keep below the upper third of the glass (R6). */
function belowThirdMm({ zones, panelHeightMm }: LayOutInput, footMm: number): number {
  return zones.upper.heightMm - panelHeightMm / 3 - overheadMm(footMm) + readingPadding.overMm;
}

/** `strip`: what the picture keeps at least, unless words need it; none where choices beside the words take its place. */
type LayOutWithin = LayOutInput & Around & { strip: number };

function layOutWithin(input: LayOutWithin, choices: Zone): Omit<FrameLayout, 'around'> {
  const { zones, measures, band, foot } = input;
  const upper = zones.readsBelow
    ? { ...zones.below, bottomMm: 12, heightMm: zones.below.heightMm - 24 }
    : zones.upper;
  const measuredPages = listPages(input.entryHeights, choices.heightMm, input.listGrid);
  // The last page may take more entries once they are known.
  const entries = input.isPartial ? measuredPages.slice(0, -1) : measuredPages;
  const isAlone = Math.max(input.tilePages(choices), entries.length) < 2;
  const single = isAlone ? pagesFor(input, upper, foot.alone, 'alone') : [];
  const aloneMm = roomMm(input, upper, foot.alone, stripFor(input, upper, foot.alone));
  const [only, ...others] = single;
  const isSingle = only !== undefined && others.length === 0 && pageHeight(only, measures) <= aloneMm + 0.5;
  const pages = isSingle ? single : pagesFor(input, upper, foot.withPage, 'numbered');
  const footMm = pages === single ? foot.alone : foot.withPage;
  const wordsMm = Math.max(...pages.map((page) => pageHeight(page, measures)));
  const leftMm = upper.heightMm - band - overheadMm(footMm) - wordsMm;
  const wishedMm = Math.max(stripFor(input, upper, footMm), Math.min(leftMm, mostPictureMm(input, choices)));
  const pictureMm = wishedMm < stripMm ? 0 : wishedMm;
  return {
    upper,
    choices,
    pictureMm,
    clock: clockPlace(pictureMm, zones.isLandscape),
    pages,
    listPages: entries,
  };
}

function clockPlace(pictureMm: number, isLandscape: boolean): FrameLayout['clock'] {
  if (isLandscape) return pictureMm >= 84 ? 'line' : 'tight';
  return pictureMm >= 142 ? 'stacked' : 'tight';
}

function overheadMm(footMm: number): number {
  return readingPadding.overMm + readingPadding.footMm + footMm + readingPadding.underMm;
}

/** In landscape the band lies across the top: the choices begin below it, and below a strip where that leaves enough. */
function choicesUnder({ zones, panelHeightMm }: LayOutInput, band: number): Zone {
  const { choices, isLandscape } = zones;
  if (!isLandscape) return choices;
  const leftMm = panelHeightMm - band - bandGapMm - choices.bottomMm;
  const underStripMm = leftMm - stripMm;
  return {
    ...choices,
    heightMm: Math.min(choices.heightMm, underStripMm < leastChoicesMm ? leftMm : underStripMm),
  };
}

function stripBeside({ zones, panelHeightMm }: LayOutInput, band: number, choices: Zone): number {
  const leftMm = panelHeightMm - band - bandGapMm - choices.bottomMm - choices.heightMm;
  return zones.isLandscape && leftMm < stripMm - 0.5 ? 0 : stripMm;
}

function mostPictureMm({ zones, panelHeightMm, band }: LayOutWithin, choices: Zone): number {
  if (!zones.isLandscape) return panelHeightMm * 0.32;
  return Math.min(
    panelHeightMm * 0.3,
    panelHeightMm - choices.bottomMm - choices.heightMm - band - bandGapMm,
  );
}

/** Height for words when the picture is `pictureMm` high. */
function roomMm({ band }: LayOutWithin, upper: Zone, footMm: number, pictureMm: number): number {
  return upper.heightMm - pictureMm - band - overheadMm(footMm);
}

function stripFor(input: LayOutWithin, upper: Zone, footMm: number): number {
  return roomMm(input, upper, footMm, input.strip) >= 3 * input.lineMm ? input.strip : 0;
}

/** A page that is `alone` has no number to stand for its title: the title is there, whatever room it takes. */
function pagesFor(
  input: LayOutWithin,
  upper: Zone,
  footMm: number,
  kind: 'alone' | 'numbered',
): ReadingPage[] {
  const { measures, headBlocks, isOneEntryAPage, zones } = input;
  const mostMm = roomMm(input, upper, footMm, stripFor(input, upper, footMm));
  const isAnywhere = zones.isLandscape || zones.readsBelow;
  const bodyMm = isAnywhere ? mostMm : Math.max(belowThirdMm(input, footMm), leastWordsMm);
  const repeatMm = measures.repeatedTitle.height + blockGapMm;
  const isRoomy = measures.repeatedTitle.lines <= 2 && mostMm - repeatMm >= 3 * input.lineMm;
  const canRepeat = kind === 'alone' || isRoomy;
  const repeatedMm = canRepeat ? repeatMm : 0;
  const headingOf = (slices: readonly Slice[]) => {
    if (!isOneEntryAPage && slices.some(({ block }) => block === input.titleBlock)) return 'title';
    return canRepeat ? 'repeated' : 'page';
  };
  return measures.groups.flatMap((blocks, group) => {
    const headMm = blocks
      .slice(0, headBlocks[group])
      .reduce((sum, block) => sum + block.height + blockGapMm, 0);
    const roomOf = (page: number) =>
      page > 0
        ? Math.min(mostMm - repeatedMm, bodyMm)
        : Math.min(isOneEntryAPage ? mostMm - repeatedMm : mostMm, bodyMm + headMm);
    return paginate(blocks, blockGapMm, roomOf, input.leads[group]).map((slices) => ({
      group,
      slices,
      heading: headingOf(slices),
    }));
  });
}

function pageHeight(page: ReadingPage, measures: Measures): number {
  const blocks = measures.groups[page.group] ?? [];
  const heights = page.slices.flatMap(({ block, from, to }) => {
    const measured = blocks[block];
    return measured ? [sliceHeight(measured, to - from)] : [];
  });
  const all = page.heading === 'repeated' ? [measures.repeatedTitle.height, ...heights] : heights;
  return all.reduce((sum, height) => sum + height, 0) + Math.max(0, all.length - 1) * blockGapMm;
}

/** Fills pages row by row with entries as high as they really are; a page takes at least one row. */
export function listPages(
  heights: readonly number[],
  areaMm: number,
  grid: { columns: number; rows: number },
): (readonly [from: number, to: number])[] {
  const pages: [number, number][] = [];
  let from = 0;
  while (from < heights.length) {
    let to = from;
    let usedMm = 0;
    for (let row = 0; row < grid.rows && to < heights.length; row += 1) {
      const rowMm = Math.max(...heights.slice(to, to + grid.columns)) + (row > 0 ? listRowGapMm : 0);
      if (row > 0 && usedMm + rowMm > areaMm + 0.3) break;
      usedMm += rowMm;
      to = Math.min(heights.length, to + grid.columns);
    }
    if (to === from) break; // no row fits: the frame shows such lists one entry a page
    pages.push([from, to]);
    from = to;
  }
  return pages;
}
