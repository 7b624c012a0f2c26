/** Where a part of a screen stands; the order in which the parts are read is that of `regionsInOrder`. */
export type Region = (typeof regionsInOrder)[number];

/** Urgent band, words, page and freshness, clock, then all that can be touched, from the choices down. */
export const regionsInOrder = [
  'band',
  'words',
  'foot',
  'clock',
  'choices',
  'keys',
  'navigation',
  'comfort',
  'footer',
] as const;

/** Words of one language that stand together on the glass. */
export type Passage = {
  text: string;
  /** BCP 47, when it is not that of the page. */
  language: string | undefined;
  /** Door, telephone, name or request number of a person: not for the ears of the hall. */
  isPrivate: boolean;
  /** What is told instead while they may not be heard, e.g. how many signs were typed. */
  covered?: string | undefined;
  /** Which node of the page holds the text from `at` on. */
  runs: readonly { node: Node; at: number; length: number }[];
};

/** One thing on the glass: a title, a block of words, a line, a key. The arrows go from one to the next. */
export type Part = { region: Region; isTitle: boolean; passages: readonly Passage[] };

/** Whether something stands here that nobody else should hear. */
export function hasPrivateWords(parts: readonly Part[]): boolean {
  return parts.some(({ passages }) =>
    passages.some(({ isPrivate, text }) => isPrivate && text.trim() !== ''),
  );
}

/** The words of a part in one line. */
export function wordsOf({ passages }: Part): string {
  return passages.map(({ text }) => text).join(' ');
}
