import type { Language } from '../domain/primitives.ts';
import { normaliseFrench } from './normalise-french.ts';
import type { SpokenNames } from './normalise-french.ts';
import { tidySigns } from './tidy-signs.ts';

/** What a voice is given for a text on the glass. Only French has rules: other languages keep their words. */
export function spokenText(text: string, language: Language, names: SpokenNames = {}): string {
  return language === 'fr' ? normaliseFrench(text, names) : tidySigns(text);
}
