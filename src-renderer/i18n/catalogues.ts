import type { Language } from '#shared/domain/primitives.ts';
import french from './fr.json' with { type: 'json' };

/** Every text of the screens, by where it stands. French is the source: a key that it lacks does not compile. */
export type WordKey = keyof typeof french;

/** `text` is ICU. French also has a `note` for translators: where it is seen and what fills it. */
export type Catalogue = Record<WordKey, { text: string }>;

/** Always at hand, so that a screen always says something. */
export const frenchCatalogue: Catalogue = french;

/** The other languages are files of their own, and read when somebody asks for them (PF8). */
const others = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  ar: () => import('./ar.json', { with: { type: 'json' } }),
  pt: () => import('./pt.json', { with: { type: 'json' } }),
  tr: () => import('./tr.json', { with: { type: 'json' } }),
  es: () => import('./es.json', { with: { type: 'json' } }),
} satisfies Record<Exclude<Language, 'fr'>, () => Promise<{ default: Catalogue }>>;

/** Brings the texts of a language from beside the page. Rejects when its file cannot be read. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return language === 'fr' ? frenchCatalogue : (await others[language]()).default;
}
