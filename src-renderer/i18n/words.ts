import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#shared/domain/primitives.ts';
import { frenchCatalogue, loadCatalogue } from './catalogues.ts';
import type { Catalogue, WordKey } from './catalogues.ts';
import { typeset } from './typeset.ts';

/** What a text is filled with: `{ hours: 15 }` for « {hours} heures ». */
export type WordValues = Record<string, string | number>;

/** The words of one language, filled and inflected. */
export type Words = {
  language: Language;
  /** The same for `Intl`: with the country whose words we use, and always with the digits of the panel. */
  locale: string;
  direction: 'ltr' | 'rtl';
  say: (key: WordKey, values?: WordValues) => string;
};

const locales: Record<Language, string> = {
  fr: 'fr',
  en: 'en-GB',
  ar: 'ar-u-nu-latn',
  pt: 'pt-PT',
  tr: 'tr',
  es: 'es',
};

/** French, which needs no waiting. */
export const frenchWords = wordsFrom('fr', frenchCatalogue);

/** The words of a language, once its catalogue is here. Rejects when it cannot be read. */
export async function wordsOf(language: Language): Promise<Words> {
  return language === 'fr' ? frenchWords : wordsFrom(language, await loadCatalogue(language));
}

/** Words from a catalogue that is handed in. */
function wordsFrom(language: Language, catalogue: Catalogue): Words {
  const locale = locales[language];
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const formats = new Map<WordKey, IntlMessageFormat>();
  const formatOf = (key: WordKey): IntlMessageFormat => {
    const { text } = catalogue[key];
    const known =
      formats.get(key) ?? new IntlMessageFormat(direction === 'rtl' ? isolated(text) : text, locale);
    formats.set(key, known);
    return known;
  };
  const filled = (key: WordKey, values?: WordValues) => {
    const said = typeset(String(formatOf(key).format(values)));
    return direction === 'rtl' ? said.replace(needless, '$1') : said;
  };
  const unfilled = new Map<WordKey, string>();
  return {
    language,
    locale,
    direction,
    say: (key, values) => {
      if (values) return filled(key, values);
      const said = unfilled.get(key) ?? filled(key); // a screen has thirty, the same each time
      unfilled.set(key, said);
      return said;
    },
  };
}

/** Numbers and what people wrote keep their own direction inside a text that runs the other way (Unicode TR 9). */
function isolated(text: string): string {
  return text.replace(/\{\w+\}/g, '\u2068$&\u2069');
}

/**
 * Arabic needs no isolation among Arabic words, and would hide from the next one which way it runs; bare digits would
 * be torn from their sign in 15:30.
 */
const needless = /\u2068(\d+|[^\u2068\u2069]*\p{Script=Arabic}[^\u2068\u2069]*)\u2069/gu;

/** « mardi 24 novembre » at the beginning of a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
