import { frameZones } from './panel-geometry.ts';
import type { Panel, Reach } from './panel-geometry.ts';

/** The order of the letters that the person knows. */
export type LetterOrder = 'azerty' | 'abc';

/** Signs in rows, for ten columns; the third row and those with accents hold seven and leave three for an action. */
export const letterRows: Record<LetterOrder, readonly [string, string, string]> = {
  azerty: ['azertyuiop', 'qsdfghjklm', 'wxcvbn-'],
  abc: ['abcdefghij', 'klmnopqrst', 'uvwxyz-'],
};

/** The first row goes below the letters; the others come with it on a page of their own. */
export const accentRows = ['éèàçêëï', 'âäîôöûü', 'œæñáíóú'] as const;

const leastKeyMm = 25;
const keyGapMm = 8;

/** Whether letters and accents stand on the glass together: five rows of keys of 25 mm and more (T1). */
export function holdsAccents(panel: Panel, reach: Reach): boolean {
  return frameZones(panel, reach, 'keys').choices.heightMm >= 5 * leastKeyMm + 4 * keyGapMm;
}

/** A name as it is written: « jean-pierre » gives « Jean-Pierre ». Everything else stays to the letter. */
export function asName(typed: string): string {
  return typed.replace(
    /(^|[\s-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase(),
  );
}
