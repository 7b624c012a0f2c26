import { panelBottomMm } from './looks.ts';
import type { Look } from './looks.ts';
import type { Box, Survey, Target, Words } from './survey.ts';

/** What a screen is measured against: names the requirement, and says in words where the screen misses it. */
type Rule = { requirement: string; misses: (seen: Survey, look: Look) => string[] };

/** What a measurement may be wrong by, in mm. */
const toleranceMm = 0.2;

/** Every rule that one look at a screen can answer. */
const rules: readonly Rule[] = [
  { requirement: 'UI33 one h1', misses: ({ headings }) => (headings === 1 ? [] : [`${headings} headings`]) },
  { requirement: 'T1 keys of 25 mm', misses: smallerThan(() => true, 25, 25) },
  { requirement: 'T2 rows of 60 × 40 mm', misses: smallerThan(isFixed, 60, 40) },
  { requirement: 'T3 choices of 90 × 50 mm', misses: smallerThan(isChoice, 90, 50) },
  { requirement: 'T3 at most 6 choices', misses: tooManyChoices },
  { requirement: 'T4 gaps of 8 mm', misses: narrowGaps },
  { requirement: 'R1 within reach', misses: outOfReach },
  { requirement: 'R2 low reach', misses: outOfLowReach },
  { requirement: 'R3 both rows in the band', misses: rowsOutOfBand },
  { requirement: 'R6 below the upper third', misses: tooHighToRead },
  { requirement: 'V1 text of 13 mm', misses: smallText },
  { requirement: 'V4 nothing clipped', misses: clipped },
  { requirement: 'V7 words beside the picture', misses: wordless },
  { requirement: 'V8 set for reading', misses: hardToRead },
  { requirement: 'V9 no long fade', misses: longFade },
  { requirement: 'P11 language', misses: wrongLanguage },
];

/** Everything that a screen misses in one look, each with the requirement in front. */
export function missesOf(seen: Survey, look: Look): string[] {
  return rules.flatMap(({ requirement, misses }) =>
    misses(seen, look).map((miss) => `${requirement}: ${miss}`),
  );
}

function mmPerPx({ page }: Survey): number {
  return 1 / page.pxPerMm;
}

function isFixed({ zone }: Target): boolean {
  return zone === 'navigation' || zone === 'comfort';
}

function isChoice({ zone }: Target): boolean {
  return zone === 'tiles' || zone === 'list';
}

function sizeMm({ box }: Target, seen: Survey): [width: number, height: number] {
  return [(box.right - box.left) * mmPerPx(seen), (box.bottom - box.top) * mmPerPx(seen)];
}

function smallerThan(isMeant: (target: Target) => boolean, widthMm: number, heightMm: number) {
  return (seen: Survey) =>
    seen.targets.filter(isMeant).flatMap((target) => {
      const [width, height] = sizeMm(target, seen);
      const isLarge = width >= widthMm - toleranceMm && height >= heightMm - toleranceMm;
      return isLarge ? [] : [`«${target.name}» is ${width.toFixed(1)} × ${height.toFixed(1)} mm`];
    });
}

function tooManyChoices({ targets }: Survey): string[] {
  const count = targets.filter(({ zone }) => zone === 'tiles').length;
  return count <= 6 ? [] : [`${count} choices at once`];
}

function narrowGaps(seen: Survey): string[] {
  return seen.targets.flatMap((one, index) =>
    seen.targets.slice(index + 1).flatMap((other) => {
      const gapMm = gapPx(one.box, other.box) * mmPerPx(seen);
      return gapMm >= 8 - toleranceMm ? [] : [`«${one.name}» and «${other.name}»: ${gapMm.toFixed(1)} mm`];
    }),
  );
}

function gapPx(one: Box, other: Box): number {
  const across = Math.max(other.left - one.right, one.left - other.right);
  const down = Math.max(other.top - one.bottom, one.top - other.bottom);
  return across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down);
}

function heightsMm({ box }: Target, seen: Survey): { topMm: number; bottomMm: number } {
  const above = (y: number) => panelBottomMm + (seen.page.height - y) * mmPerPx(seen);
  return { topMm: above(box.top), bottomMm: above(box.bottom) };
}

function outside(isMeant: (target: Target) => boolean, lowestMm: number, highestMm: number) {
  return (seen: Survey) =>
    seen.targets.filter(isMeant).flatMap((target) => {
      const { topMm, bottomMm } = heightsMm(target, seen);
      const isWithin = bottomMm >= lowestMm - toleranceMm && topMm <= highestMm + toleranceMm;
      return isWithin ? [] : [`«${target.name}» from ${bottomMm.toFixed(0)} to ${topMm.toFixed(0)} mm`];
    });
}

/** Entries of a list and keys may rise to 1300 mm where nobody has asked for less. */
function mayRise({ zone }: Target): boolean {
  return zone === 'list' || zone === 'keys';
}

function outOfReach(seen: Survey, look: Look): string[] {
  if (look.reach === 'low') return [];
  return [...outside((target) => !mayRise(target), 380, 1200)(seen), ...outside(mayRise, 380, 1300)(seen)];
}

function outOfLowReach(seen: Survey, look: Look): string[] {
  if (look.reach === 'default') return [];
  const above = seen.words.filter(({ isPressed }) => !isPressed);
  return [...outside(() => true, 900, 1200)(seen), ...(above.length > 0 ? [] : ['nothing to read above'])];
}

/** Rows belong to residents' screens; the first step of the wizard has nowhere to go back to. */
function rowsOutOfBand(seen: Survey): string[] {
  const hasTargets = seen.targets.length > 0 && !seen.screen.startsWith('setup');
  const hasRow = seen.targets.some(({ zone }) => zone === 'comfort' || zone === 'navigation');
  return [...outside(isFixed, 900, 1200)(seen), ...(hasTargets && !hasRow ? ['no row at all'] : [])];
}

/**
 * In portrait nobody should have to look up: body text and targets stand below the upper third. A panel of 32 inches
 * is too small for that: better words a little higher than two lines a page.
 */
function tooHighToRead({ words, targets, page }: Survey, { orientation, inches }: Look): string[] {
  if (orientation === 'landscape' || inches === 32) return [];
  const third = page.height / 3 - 1;
  return [
    ...words
      .filter(({ place, top }) => (place === 'body' || place === 'paragraph') && top < third)
      .map(({ text, top }) => `«${text}» begins at ${((100 * top) / page.height).toFixed(0)} %`),
    ...targets.filter(({ box }) => box.top < third).map(({ name }) => `«${name}» stands too high`),
  ];
}

/** Capitals: 13 mm in what is read, 11 mm anywhere, 37 mm in the message of the loop. */
function smallText(seen: Survey): string[] {
  const least: Record<Words['place'], number> = { body: 13, paragraph: 13, poster: 37, other: 11 };
  return seen.words.flatMap(({ text, place, fontPx }) => {
    const capitalMm = fontPx * seen.capital * mmPerPx(seen);
    return capitalMm >= least[place] - toleranceMm / 2
      ? []
      : [`«${text}»: capitals of ${capitalMm.toFixed(1)} mm`];
  });
}

/** A picture alone says nothing to whoever does not know it. */
function wordless({ targets }: Survey): string[] {
  return targets.filter(({ words }) => words === '').map(({ name }) => `«${name}» has no words on it`);
}

function clipped({ words, overflowing }: Survey): string[] {
  return [
    ...words.flatMap(({ text, trouble }) => trouble.map((what) => `«${text}» ${what}`)),
    ...words.filter(({ isCutShort }) => isCutShort).map(({ text }) => `«${text}» is cut with three points`),
    ...overflowing.map((part) => `scrolls: ${part}`),
  ];
}

function hardToRead({ words }: Survey): string[] {
  return words.flatMap(({ text, place, lineHeight, alignment, isItalic, isUpperCase, charactersALine }) => [
    ...(place === 'paragraph' && lineHeight < 1.49
      ? [`«${text}»: lines ${lineHeight.toFixed(2)} apart`]
      : []),
    ...(place === 'paragraph' && charactersALine > 45
      ? [`«${text}»: ${charactersALine.toFixed(0)} characters a line`]
      : []),
    ...(place === 'paragraph' && alignment !== 'start' ? [`«${text}» is set ${alignment}`] : []),
    ...(alignment === 'justify' ? [`«${text}» is justified`] : []),
    ...(isItalic ? [`«${text}» is in italics`] : []),
    ...(isUpperCase ? [`«${text}» is in capitals`] : []),
  ]);
}

function longFade({ longestAnimationMs }: Survey): string[] {
  return longestAnimationMs <= 300 ? [] : [`something moves for ${longestAnimationMs} ms`];
}

/** The page says its language and direction; people's French says that it is French where the page is not. */
function wrongLanguage({ page, words }: Survey, { language }: Look): string[] {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return [
    ...(page.language === language ? [] : [`the page says ${page.language}`]),
    ...(page.direction === direction ? [] : [`the page runs ${page.direction}`]),
    ...words
      .filter(({ text, language: said }) => language === 'ar' && said === 'ar' && isFrench(text))
      .map(({ text }) => `«${text}» is not marked as French`),
  ];
}

/** Two words in Latin letters, a double first name is one; in a sentence of the page, names stand between marks of direction. */
function isFrench(text: string): boolean {
  return (
    !/[\p{Script=Arabic}\u2068]/u.test(text) && (text.match(/[\p{Script=Latin}-]{3,}/gu) ?? []).length >= 2
  );
}
