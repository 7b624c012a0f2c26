/**
 * What the glass is, in millimetres, and what fits on it where people can reach.
 * Pure arithmetic on two numbers of the installer (diagonal, height of the bottom edge) and the viewport.
 * Heights of zones are measured upwards from the bottom edge of the active area.
 */

/** The mounted panel. `panelBottomMm` is the height of its bottom edge above the floor. */
export type Panel = { diagonalInches: number; panelBottomMm: number; widthPx: number; heightPx: number };

/** `low`: everything to touch stays between 900 and 1200 mm ("Écran plus bas"). */
export type Reach = 'default' | 'low';
export type TextScale = 1 | 1.4 | 2;

/**
 * What stands in the zone of choices. Lists and keys may rise to 1300 mm in default reach; with `none` the words
 * take its place.
 */
export type ChoiceKind = 'tiles' | 'list' | 'keys' | 'none';

export type Size = { widthMm: number; heightMm: number };

/** A zone of the glass in mm, from its bottom and its left (right, in Arabic) edge. */
export type Zone = { startMm: number; bottomMm: number; widthMm: number; heightMm: number };

const reachFromMm = 900;
const reachToMm = 1200;
const listReachToMm = 1300;
const marginMm = 12;
const gapMm = 8;
const rowGapMm = 12;
const navigationMm = 40;
/** Two rows of tiles with labels on two lines: with less than this above the rows, a screen has no room to choose. */
const leastChoicesMm = 118;
/** The narrowest cell that holds "Texte plus" in the smallest text allowed. */
const leastComfortCellMm = 88;
const textMm = 19.35;
/** Share of a landscape panel's width that the choices take. */
const landscapeChoices = 0.52;
/** What stays empty beside words without choices: longer lines are hard to follow. */
const landscapeMargin = 0.3;

/** Millimetres of glass under one CSS px. */
export function mmPerPx(panel: Pick<Panel, 'diagonalInches' | 'widthPx' | 'heightPx'>): number {
  return (panel.diagonalInches * 25.4) / Math.hypot(panel.widthPx, panel.heightPx);
}

/** Width and height of the active area. */
export function panelSize(panel: Panel): Size {
  const scale = mmPerPx(panel);
  return { widthMm: panel.widthPx * scale, heightMm: panel.heightPx * scale };
}

/** Height above the floor of a point `yPx` below the top edge. */
export function heightAboveFloorMm(panel: Panel, yPx: number): number {
  return panel.panelBottomMm + (panel.heightPx - yPx) * mmPerPx(panel);
}

/** The band to touch in, as px from the top edge; either end may lie off the glass. */
export function reachBandPx(panel: Panel, toMm = reachToMm): { top: number; bottom: number } {
  const y = (heightMm: number) => panel.heightPx - (heightMm - panel.panelBottomMm) / mmPerPx(panel);
  return { top: y(toMm), bottom: y(reachFromMm) };
}

/** Heights above the floor, every 100 mm of the reach band, that lie on the glass. */
export function reachMarks(panel: Panel): number[] {
  const topMm = panel.panelBottomMm + panelSize(panel).heightMm;
  return [900, 1000, 1100, 1200].filter((heightMm) => heightMm >= panel.panelBottomMm && heightMm <= topMm);
}

export function isLandscape(panel: Panel): boolean {
  return panel.widthPx > panel.heightPx;
}

/** The comfort row: five buttons abreast, or three and two where five would be too narrow. */
export function comfortRow(widthMm: number): { columns: 5 | 3; cellMm: number; heightMm: number } {
  const cell = (columns: number) => (widthMm - 2 * marginMm - (columns - 1) * gapMm) / columns;
  return cell(5) >= leastComfortCellMm
    ? { columns: 5, cellMm: cell(5), heightMm: 60 }
    : { columns: 3, cellMm: cell(3), heightMm: 96 };
}

/** Both fixed rows start at 900 mm, or just above the bottom edge of a panel hung higher. */
function fixedRows(panel: Panel) {
  const { widthMm } = panelSize(panel);
  const comfort = comfortRow(widthMm);
  const comfortBottomMm = Math.max(reachFromMm - panel.panelBottomMm, marginMm);
  const navigationBottomMm = comfortBottomMm + comfort.heightMm + rowGapMm;
  return {
    comfort,
    comfortBottomMm,
    navigationBottomMm,
    topMm: navigationBottomMm + navigationMm + rowGapMm,
  };
}

/** Whether a mounting lets every control of a screen stand between 900 and 1200 mm at 100 % (R1, R2). */
export function holdsReach(panel: Panel): boolean {
  const needMm = fixedRows(panel).topMm + leastChoicesMm;
  return needMm <= panelSize(panel).heightMm && needMm + panel.panelBottomMm <= reachToMm;
}

/** Every zone of the frame. `upper` is the whole glass above the choices (above the rows, in landscape). */
export type FrameZones = {
  isLandscape: boolean;
  upper: Zone;
  reading: Zone;
  choices: Zone;
  navigation: Zone;
  comfort: Zone & { columns: 5 | 3; cellMm: number };
  below: Zone;
  /** A panel hung so low that the words have more room under the rows than above the choices. */
  readsBelow: boolean;
};

/** Where everything stands for one mounting, reach and kind of choices. */
export function frameZones(panel: Panel, reach: Reach, kind: ChoiceKind): FrameZones {
  const { widthMm, heightMm } = panelSize(panel);
  const wide = isLandscape(panel);
  const rows = fixedRows(panel);
  const innerMm = widthMm - 2 * marginMm;
  const limitMm = (kind !== 'tiles' && reach === 'default' ? listReachToMm : reachToMm) - panel.panelBottomMm;
  const choicesTopMm = Math.min(heightMm - marginMm, Math.max(limitMm, rows.topMm + leastChoicesMm));
  const choicesShare = kind === 'none' ? landscapeMargin : landscapeChoices;
  const choicesWidthMm = wide ? (innerMm - rowGapMm) * choicesShare : innerMm;
  const across = (bottomMm: number, zoneHeightMm: number): Zone => ({
    startMm: marginMm,
    bottomMm,
    widthMm: innerMm,
    heightMm: zoneHeightMm,
  });
  const upperBottomMm = wide || kind === 'none' ? rows.topMm : choicesTopMm;
  const upper: Zone = { startMm: 0, bottomMm: upperBottomMm, widthMm, heightMm: heightMm - upperBottomMm };
  const below: Zone = { startMm: 0, bottomMm: 0, widthMm, heightMm: Math.max(0, rows.comfortBottomMm) };
  return {
    isLandscape: wide,
    upper,
    reading: wide
      ? { ...across(upperBottomMm, upper.heightMm), widthMm: innerMm - rowGapMm - choicesWidthMm }
      : upper,
    choices: {
      startMm: widthMm - marginMm - choicesWidthMm,
      bottomMm: rows.topMm,
      widthMm: choicesWidthMm,
      heightMm: choicesTopMm - rows.topMm,
    },
    navigation: across(rows.navigationBottomMm, navigationMm),
    comfort: {
      ...across(rows.comfortBottomMm, rows.comfort.heightMm),
      columns: rows.comfort.columns,
      cellMm: rows.comfort.cellMm,
    },
    below,
    readsBelow: !wide && below.heightMm > upper.heightMm,
  };
}

/** How far the words of the two fixed rows may grow before they leave their cells. */
export function rowScale(zones: FrameZones, textScale: TextScale): number {
  const widestComfort = 4.88 * 16.5; // "Écran plus"
  const besideMm = zones.isLandscape ? 39 : zones.comfort.columns === 3 ? 30 : 9; // the picture stands beside
  const widestNavigation = 76; // "J'ai fini" with its picture
  const navigationCellMm = (zones.navigation.widthMm - 3 * gapMm) / 4;
  const fitting = [
    (zones.comfort.cellMm - besideMm) / widestComfort,
    (navigationCellMm - 11) / widestNavigation,
  ];
  return Math.max(1, Math.min(textScale, 1.18, ...fitting));
}

const titleGrowth: Record<TextScale, number> = { 1: 1, 1.4: 1.18, 2: 1.4 };
/** Body text and title, in mm. */
const titleOfBody = 21 / 36.5;
/** With less than this above the rows, a large title would leave no line to read. */
const leastTitleRoomMm = 240;

/** Titles are large to begin with: they grow less than the text, and on a low panel only as far as the text is. */
export function titleScale(zones: FrameZones, textScale: TextScale): number {
  const grown = titleGrowth[textScale];
  const isLow = zones.upper.heightMm < leastTitleRoomMm && !zones.readsBelow;
  return isLow ? Math.max(1, Math.min(grown, textScale * titleOfBody)) : grown;
}

/** A label to fit: the widths of its words, and of its note's, in units of the tiles' font size. */
export type Label = { words: readonly number[]; note?: readonly number[] | undefined };

/** "Demander de l'aide", the label that every panel must hold (accessibility 1.1). */
export const referenceLabel: Label = { words: [4.79, 1.17, 2.67] };
const spaceEm = 0.25;

/** Lines that words take at a width, breaking between words only; Infinity when a word is too wide. */
export function linesOf(words: readonly number[], widthEm: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (word > widthEm) return Infinity;
    const withWord = used === 0 ? word : used + spaceEm + word;
    if (withWord > widthEm) lines += 1;
    used = withWord > widthEm ? word : withWord;
  }
  return lines;
}

/** A grid of tiles: how many abreast and how many rows, and where the picture stands in each; the room of a word that fits nowhere else comes first. */
export type TileGrid = { columns: number; rows: number; picture: 'beside' | 'above' | 'none' };

const tileLineMm = textMm * 1.2;
const noteLineMm = 16.5 * 1.25;
/** What picture, borders and paddings of a tile take from its width and height. */
const around = { beside: { widthMm: 52, heightMm: 12 }, above: { widthMm: 22, heightMm: 41 } };
/** Words on the glass are set to whole pixels, and may come out wider than they were measured. */
const measureSlackEm = 0.1;
/** Under a picture, labels are set no wider than this (Choice.module.css). */
const widestAboveEm = 9;

function labelMm({ words, note }: Label, widthEm: number, textScale: TextScale): number {
  const noteLines = note ? linesOf(note, widthEm) : 0;
  return (linesOf(words, widthEm) * tileLineMm + noteLines * noteLineMm) * textScale;
}

function picturePlace(
  cell: Size,
  textScale: TextScale,
  labels: readonly Label[],
): TileGrid['picture'] | undefined {
  if (cell.widthMm < 90 || cell.heightMm < 50) return undefined;
  const holds = (place: keyof typeof around) => {
    const cellEm = (cell.widthMm - around[place].widthMm) / (textMm * textScale) - measureSlackEm;
    const widthEm = place === 'above' ? Math.min(widestAboveEm, cellEm) : cellEm;
    const roomMm = cell.heightMm - around[place].heightMm + 0.01;
    return labels.every((label) => labelMm(label, widthEm, textScale) <= roomMm);
  };
  const isHigh = cell.heightMm > cell.widthMm * 0.55;
  const [first, second] = isHigh ? (['above', 'beside'] as const) : (['beside', 'above'] as const);
  if (holds(first)) return first;
  return holds(second) ? second : undefined;
}

/** Every grid worth trying, fewest tiles first; three abreast only when there are exactly three. */
const grids: readonly (readonly [columns: number, rows: number])[] = [
  [1, 1],
  [2, 1],
  [1, 2],
  [3, 1],
  [1, 3],
  [2, 2],
  [3, 2],
];

/**
 * The grid for `count` tiles in an area: the smallest that shows all of them, else the largest that fits, paged.
 * Tiles are never shrunk below 90 × 50 mm and labels never below the text size (T3).
 */
export function tileGrid(
  area: Size,
  textScale: TextScale,
  count: number,
  labels: readonly Label[] = [referenceLabel],
): TileGrid {
  const fitting = grids.flatMap(([columns, rows]): TileGrid[] => {
    const cell = {
      widthMm: (area.widthMm - (columns - 1) * gapMm) / columns,
      heightMm: (area.heightMm - (rows - 1) * rowGapMm) / rows,
    };
    const picture = picturePlace(cell, textScale, labels);
    return picture === undefined ? [] : [{ columns, rows, picture }];
  });
  const whole = fitting.find(({ columns, rows }) => columns * rows >= count);
  const paged = fitting.filter(({ columns, rows }) => columns < 3 || rows > 1);
  return whole ?? largest(paged) ?? { columns: 1, rows: 1, picture: 'none' };
}

function largest(found: readonly TileGrid[]): TileGrid | undefined {
  const tiles = (grid: TileGrid) => grid.columns * grid.rows;
  return found.reduce<TileGrid | undefined>(
    (best, grid) => (best && tiles(best) >= tiles(grid) ? best : grid),
    undefined,
  );
}

const itemTextMm = 16.4;
const itemLineMm = itemTextMm * 1.2;
const itemPaddingMm = 14;
/** A title of eight words and its date, in units of the font size. */
const itemEm = 48;

/** How many list items of usual length an area shows at once; 0 when not one fits whole. */
export function listGrid(area: Size, textScale: TextScale): { columns: number; rows: number } {
  const columnEm = (columns: number) =>
    (area.widthMm - (columns - 1) * gapMm) / columns / (itemTextMm * textScale);
  const columns = columnEm(2) >= itemEm / 3 ? 2 : 1; // a second column must not cost more than three lines
  const lines = Math.ceil(itemEm / columnEm(columns));
  const itemMm = lines * itemLineMm * textScale + itemPaddingMm;
  return { columns, rows: Math.floor((area.heightMm + rowGapMm) / (itemMm + rowGapMm)) };
}
