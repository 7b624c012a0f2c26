import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#shared/domain/primitives.ts';
import { catalogues } from './catalogues.ts';
import type { Catalogue, WordKey } from './catalogues.ts';
import { typeset } from './typeset.ts';

/** What a text is filled with: `{ hours: 15 }` for « {hours} heures ». */
export type WordValues = Record<string, string | number>;

/** The words of one language, filled and inflected. */
export type Words = {
  language: Language;
  direction: 'ltr' | 'rtl';
  say: (key: WordKey, values?: WordValues) => string;
};

/** The words of a language. A language without a catalogue speaks French: a screen always says something. */
export function wordsOf(language: Language): Words {
  const spoken = catalogues[language] ? language : 'fr';
  return wordsFrom(spoken, catalogues[spoken] ?? catalogues.fr);
}

/** Words from a catalogue that is handed in, for the pseudo-language of the tests. */
export function wordsFrom(language: Language, catalogue: Catalogue): Words {
  const formats = new Map<WordKey, IntlMessageFormat>();
  const formatOf = (key: WordKey): IntlMessageFormat => {
    const known = formats.get(key) ?? new IntlMessageFormat(catalogue[key].text, language);
    formats.set(key, known);
    return known;
  };
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say: (key, values) => typeset(String(formatOf(key).format(values))),
  };
}

/** « mardi 24 novembre » at the beginning of a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** « Mardi 24 novembre » inside a sentence. */
export function uncapitalised(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
