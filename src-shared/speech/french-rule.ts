/** What is written, and how it must be given to a voice. */
export type FrenchRule = readonly [written: RegExp, said: string | ((...parts: string[]) => string)];

/** A place between two letters or digits, or none: JavaScript's \b takes « è » for a space. */
const noSignBefore = String.raw`(?<![\p{L}\p{N}])`;
export const noSignAfter = String.raw`(?![\p{L}\p{N}])`;

/** Begins a name: a capital, or the place of a name from the list of exceptions. */
export const nameStart = String.raw`[\p{Lu}\uE000-\uE0FE]`;

/** The dot of an abbreviation, unless it also ends the sentence. */
export const abbreviationDot = String.raw`(?:\.(?! \p{Lu}|$))?`;

/** A rule for what begins a word or a number. `(?i:…)` in it, and no flag: with one, \p{Lu} also means small letters. */
export function rule(written: string, said: FrenchRule[1]): FrenchRule {
  return [new RegExp(noSignBefore + written, 'gu'), said];
}

/** The text after a rule. Its function is given what was found and the groups, and not the place. */
export function applyRule(text: string, [written, said]: FrenchRule): string {
  if (typeof said === 'string') return text.replace(written, said);
  return text.replace(written, (...found: (string | number)[]) =>
    said(...(found.slice(0, found.findIndex(isPlace)) as string[])),
  );
}

const isPlace = (part: string | number | undefined) => typeof part === 'number';
