import type { Language } from '#shared/domain/primitives.ts';
import french from './fr.json' with { type: 'json' };

/** Every text of the screens, by where it stands. French is the source: a key that it lacks does not compile. */
export type WordKey = keyof typeof french;

/** `text` is ICU; `note` says where it is seen and what fills it. */
export type Catalogue = Record<WordKey, { text: string; note: string }>;

/** The languages that are complete. One that is not there is not offered. */
export const catalogues: { fr: Catalogue } & Partial<Record<Language, Catalogue>> = { fr: french };
