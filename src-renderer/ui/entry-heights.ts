/** What of an entry decides how high its row is: the words, and whether a picture stands beside them. */
export type EntryLooks = {
  title: string;
  subline?: string | undefined;
  icon?: unknown;
  photo?: string | undefined;
  marks?: readonly { label: string }[] | undefined;
  language?: string | undefined;
};

/** More than any list has; beyond it everything is forgotten, and measured again when it is shown. */
const mostKnown = 5_000;

/**
 * How high the rows of lists turned out, in mm, so that no words are set twice to find out. Holds for one size of
 * text on one glass: the surface makes a new one when either changes.
 */
export class EntryHeights {
  readonly #known = new Map<string, number>();
  /** Of whole lists, so that a long one that comes back is not looked up entry by entry. */
  #lists = new WeakMap<readonly EntryLooks[], { widthMm: number; heights: number[] }>();

  /** Heights of the first entries of `items` in rows of `widthMm`, up to the first that was not measured yet. */
  known(items: readonly EntryLooks[], widthMm: number): number[] {
    const list = this.#lists.get(items);
    if (list?.widthMm === widthMm) return list.heights;
    const heights: number[] = [];
    for (const item of items) {
      const height = this.#known.get(looksOf(item, widthMm));
      if (height === undefined) break;
      heights.push(height);
    }
    if (heights.length === items.length) this.#lists.set(items, { widthMm, heights });
    return heights;
  }

  /** Keeps what one entry measured. */
  remember(item: EntryLooks, widthMm: number, heightMm: number): void {
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(looksOf(item, widthMm), heightMm);
  }
}

function looksOf({ title, subline, photo, icon, marks, language }: EntryLooks, widthMm: number): string {
  const picture = photo === undefined ? icon !== undefined : 'photo';
  const labels = marks?.map(({ label }) => label).join('\n');
  return [widthMm, picture, language, title, subline, labels].join('\n');
}
