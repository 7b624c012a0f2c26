import type { ReactElement } from 'react';
import { elementKey } from './element-key.ts';
import type { MeasuredBlock } from './paginate.ts';

/** Some words as they are set, at one width. `key` is the same for the same words. */
export type Words = {
  element: ReactElement;
  widthMm: number;
  key: string;
  /** Not those of one screen, so that nobody's own words are among them. */
  isEverywhere: boolean;
};

/** Words as `element` draws them, `widthMm` wide. */
export function wordsOf(element: ReactElement, widthMm: number, isEverywhere = false): Words {
  return { element, widthMm, key: `${widthMm} ${elementKey(element)}`, isEverywhere };
}

/** A screen has thirty; a list that shows one entry at a time has thousands. */
const manyWords = 600;
/** How fresh the words are changes every minute. */
const manyEverywhere = 300;

/**
 * How much room words turned out to take, so that none are set twice to find out. Holds for one size of text on one
 * glass: the surface makes a new one when either changes.
 */
export class WordSizes {
  readonly #everywhere = new Map<string, MeasuredBlock>();
  #recent = new Map<string, MeasuredBlock>();
  /** Forgotten when there are many recent ones again, but for those that are asked for meanwhile. */
  #older = new Map<string, MeasuredBlock>();

  /** Undefined for words that were not measured yet. */
  known({ key, isEverywhere }: Words): MeasuredBlock | undefined {
    if (isEverywhere) return this.#everywhere.get(key);
    const size = this.#recent.get(key) ?? this.#older.get(key);
    if (size) this.#recent.set(key, size);
    return size;
  }

  /** Keeps what words measured, all of one screen at once: none of them is forgotten over the others. */
  remember(measured: readonly (readonly [Words, MeasuredBlock])[]): void {
    if (this.#everywhere.size >= manyEverywhere) this.#everywhere.clear();
    if (this.#recent.size >= manyWords) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    for (const [{ key, isEverywhere }, size] of measured)
      (isEverywhere ? this.#everywhere : this.#recent).set(key, size);
  }

  /** Somebody leaves: what they read and wrote is kept nowhere (P4). */
  forgetPerson(): void {
    this.#recent = new Map();
    this.#older = new Map();
  }
}
