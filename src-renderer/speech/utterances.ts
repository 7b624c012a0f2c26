import type { Language } from '#shared/domain/primitives.ts';
import { sentencesOf } from '#shared/speech/sentences.ts';
import { wordsOf } from './passage.ts';
import type { Part, Passage, Region } from './passage.ts';

/** One sentence to say. `passage`, from `start` to `end`, is where it stands on the glass. */
export type Utterance = {
  text: string;
  language: Language;
  isPrivate: boolean;
  passage?: Passage | undefined;
  start: number;
  end: number;
};

/** For whom is read. */
export type Listener = { language: Language; voices: readonly Language[]; hearsPrivate: boolean };

/** Rows and keyboards are told in short: the names of their keys in one breath. */
const toldInShort: readonly Region[] = ['keys', 'navigation', 'comfort'];

/** What is said of the parts of a screen: what stands there, sentence by sentence, and nothing private unasked. */
export function utterancesOf(parts: readonly Part[], listener: Listener): Utterance[] {
  const told = new Set<Region>();
  return parts.flatMap((part) => {
    if (!toldInShort.includes(part.region)) return sayPart(part, listener);
    if (told.has(part.region)) return [];
    told.add(part.region);
    const names = parts.filter(({ region }) => region === part.region).map(wordsOf);
    return sayText(`${names.join(', ')}.`, listener.language);
  });
}

/** What is said of one part by itself, in full. */
export function sayPart({ passages }: Part, listener: Listener): Utterance[] {
  return passages.flatMap((passage) => {
    const isHeard = !passage.isPrivate || listener.hearsPrivate;
    if (!isHeard) return passage.covered === undefined ? [] : sayText(passage.covered, listener.language);
    const language = voiceFor(passage.language, listener);
    return sentencesOf(passage.text).map((sentence) => ({
      ...sentence,
      language,
      isPrivate: passage.isPrivate,
      passage,
    }));
  });
}

/** Words that stand nowhere on the glass. */
export function sayText(text: string, language: Language): Utterance[] {
  return sentencesOf(text).map((sentence) => ({ ...sentence, language, isPrivate: false }));
}

/** Without a voice for the words, the voice of the page reads them as well as it can. */
function voiceFor(language: string | undefined, listener: Listener): Language {
  return listener.voices.find((voice) => voice === language) ?? listener.language;
}
