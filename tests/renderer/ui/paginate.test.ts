import { expect, test } from 'vitest';
import { layOut, listPages } from '#renderer/ui/frame-layout.ts';
import { frameZones } from '#renderer/ui/panel-geometry.ts';
import { paginate } from '#renderer/ui/paginate.ts';
import type { MeasuredBlock, Slice } from '#renderer/ui/paginate.ts';

const lineHeight = 30;
const text = (lines: number): MeasuredBlock => ({
  height: lines * lineHeight,
  lines: lines > 1 ? Array.from({ length: lines }, (_, index) => `line ${index} `) : [],
  lineHeight: lines > 1 ? lineHeight : 0,
});
const whole = (height: number): MeasuredBlock => ({ height, lines: [], lineHeight: 0 });
const cut = (blocks: MeasuredBlock[], room: number) => paginate(blocks, 10, () => room);
const slice = (block: number, from: number, to: number): Slice => ({ block, from, to });

test('[UI30] what fits stays on one page', () => {
  expect(cut([whole(40), text(3), text(2)], 300)).toEqual([[slice(0, 0, 1), slice(1, 0, 3), slice(2, 0, 2)]]);
});

test('[UI30] a long text is cut between lines, and no line is lost or said twice', () => {
  for (const lines of [1, 2, 3, 7, 40, 41, 42])
    for (const room of [30, 59, 60, 95, 200, 1000]) {
      const pages = cut([whole(20), text(lines), text(5)], room);
      const said = (block: number) =>
        pages
          .flat()
          .flatMap((part) => (part.block === block ? [[part.from, part.to]] : []))
          .flat();
      for (const [block, count] of [
        [1, lines],
        [2, 5],
      ] as const) {
        const edges = said(block);
        expect([edges[0], edges.at(-1)]).toEqual([0, count]);
        for (let at = 1; at + 1 < edges.length; at += 2) expect(edges[at]).toBe(edges[at + 1]);
      }
    }
});

test('[UI30] no page holds more than its room', () => {
  for (const page of cut([whole(80), text(23), whole(60), text(9)], 200)) {
    const heights = page.map((part) =>
      part.block === 0 ? 80 : part.block === 2 ? 60 : (part.to - part.from) * 30,
    );
    expect(heights.reduce((sum, height) => sum + height, 0) + (page.length - 1) * 10).toBeLessThanOrEqual(
      200,
    );
  }
});

test('[UI30] a paragraph leaves no single line behind or ahead', () => {
  expect(cut([text(6)], 155)).toEqual([[slice(0, 0, 4)], [slice(0, 4, 6)]]);
  expect(cut([whole(100), text(4)], 140)).toEqual([[slice(0, 0, 1)], [slice(1, 0, 4)]]);
});

test('[UI201] what names the next block goes to the next page with it, unless that page cannot hold both', () => {
  const pagesOf = (room: number, next: MeasuredBlock) =>
    paginate([whole(100), whole(30), next], 10, () => room, [false, true, false]).map((page) =>
      page.map(({ block }) => block),
    );
  expect(pagesOf(190, whole(50))).toEqual([[0], [1, 2]]); // 200 with all three
  expect(pagesOf(200, whole(50))).toEqual([[0, 1, 2]]);
  expect(pagesOf(200, text(5))).toEqual([[0], [1, 2]]); // two lines of five would not do either
  expect(pagesOf(210, text(5))).toEqual([[0, 1, 2], [2]]);
  expect(pagesOf(145, whole(140))).toEqual([[0, 1], [2]]);
});

test('[UI30] a page takes at least one line, however little room there is', () => {
  expect(cut([text(3)], 5)).toHaveLength(3);
  expect(cut([whole(500), whole(500)], 5)).toHaveLength(2);
});

test('[UI31] a list is paged by the height its entries really have', () => {
  expect(listPages([60, 60, 60, 60, 60], 276, { columns: 1, rows: 4 })).toEqual([
    [0, 4],
    [4, 5],
  ]);
  expect(listPages([60, 150, 60, 60], 276, { columns: 1, rows: 4 })).toEqual([
    [0, 2],
    [2, 4],
  ]);
  expect(listPages([60, 60, 60], 176, { columns: 2, rows: 2 })).toEqual([[0, 3]]);
  expect(listPages([60], 276, { columns: 1, rows: 0 })).toEqual([]);
});

const panel = { diagonalInches: 43, panelBottomMm: 850, widthPx: 1080, heightPx: 1920 };
const around = { band: 0, foot: { alone: 21, withPage: 21 } };
type More = {
  entryHeights?: number[];
  isPartial?: boolean;
  isOneEntryAPage?: boolean;
  title?: object;
  large?: typeof around;
};
const layoutOf = (blocks: MeasuredBlock[], { title = {}, large = around, ...more }: More = {}) =>
  layOut({
    zones: frameZones(panel, 'default', 'tiles'),
    panelHeightMm: 952,
    measures: {
      groups: [blocks],
      repeatedTitle: { height: 27, lines: 1, ...title },
      around: { large, small: around },
    },
    headBlocks: [1],
    leads: [],
    titleBlock: 0,
    isOneEntryAPage: false,
    lineMm: lineHeight,
    tilePages: () => 1,
    listGrid: { columns: 1, rows: 4 },
    entryHeights: [],
    isPartial: false,
    ...more,
  });

test('[UI179] of a list that is still being measured only the pages that will stay are shown', () => {
  const entryHeights = Array.from({ length: 10 }, () => 60);
  const pagesOf = (isPartial: boolean) => layoutOf([whole(40)], { entryHeights, isPartial }).listPages;
  const all = pagesOf(false);
  expect(all).toHaveLength(5);
  expect(pagesOf(true)).toEqual(all.slice(0, 4));
});

test('[UI32] the picture gives way to words, and never below one line with the time', () => {
  expect(layoutOf([whole(40), text(2)]).pictureMm).toBeCloseTo(952 * 0.32, 0);
  const full = layoutOf([whole(300), text(40)]);
  expect(full.pictureMm).toBeGreaterThanOrEqual(36);
  expect(full.clock).toBe('tight');
});

test('[UI32] upright, the body of a text stays out of the upper third of the glass', () => {
  const { pages } = layoutOf([whole(40), text(100)]);
  const highest = Math.max(
    ...pages.map(({ slices }) =>
      slices.reduce((sum, { block, from, to }) => sum + (block === 1 ? (to - from) * lineHeight : 0), 0),
    ),
  );
  const bottomOfWords = 952 - frameZones(panel, 'default', 'tiles').upper.bottomMm - 21 - 7 - 5;
  expect(bottomOfWords - highest).toBeGreaterThanOrEqual(952 / 3 - 0.5);
});

test('[UI200] where the words of the screen need the room, the line on freshness is set smaller, and then the urgent band', () => {
  const { heightMm } = frameZones(panel, 'default', 'tiles').upper;
  const sizesWith = (large: { band?: number; footMm?: number }, blocks = [whole(40), text(3)]) => {
    const { band = 0, footMm = 21 } = large;
    return layoutOf(blocks, { large: { band, foot: { alone: footMm, withPage: footMm } } }).around;
  };
  expect(sizesWith({})).toEqual({ band: 'large', foot: 'large' });
  const lifting = heightMm - 952 / 3 - 14 - 130; // leaves 130 mm of the 140 below the upper third
  expect(sizesWith({ footMm: lifting })).toEqual({ band: 'large', foot: 'small' });
  expect(sizesWith({ footMm: lifting }, [whole(40)])).toEqual({ band: 'large', foot: 'large' }); // a title may stand there
  expect(sizesWith({ footMm: lifting - 15 })).toEqual({ band: 'large', foot: 'large' });
  const filling = heightMm - 24 - 21 - 2 * lineHeight; // two lines are left, whatever the foot does
  expect(sizesWith({ band: filling })).toEqual({ band: 'small', foot: 'small' });
});

test('[UI33] a page on which the title does not stand repeats it', () => {
  const { pages } = layoutOf([whole(40), text(100)]);
  expect(pages.map(({ heading }) => heading)).toEqual(['title', ...pages.slice(1).map(() => 'repeated')]);
});

test('[UI187] the one page of an entry leaves room for its title; where there is none the page number stands for it', () => {
  const upper = frameZones(panel, 'default', 'tiles').upper.heightMm;
  const room = upper - 36 - 10 - 7 - 21 - 7; // without the strip of the picture and what stands around the words
  const title = { height: 90, lines: 3 }; // too high to be repeated on every page
  const entry = (mm: number) =>
    layoutOf([text(Math.floor(mm / lineHeight))], { isOneEntryAPage: true, title }).pages;
  expect(entry(room - 90 - 7).map(({ heading }) => heading)).toEqual(['repeated']);
  const cut = entry(room - 20);
  expect(cut.map(({ heading }) => heading)).toEqual(cut.map(() => 'page'));
});
