import type { Part, Passage, Region } from '#renderer/speech/passage.ts';
import type { Listener } from '#renderer/speech/utterances.ts';

/** A part of a screen as the reader finds it, without a page around it. */
export function aPart(
  region: Region,
  text: string,
  more: Partial<Passage> & { isTitle?: boolean } = {},
): Part {
  const { isTitle = false, ...passage } = more;
  return {
    region,
    isTitle,
    passages: [{ text, language: undefined, isPrivate: false, runs: [], ...passage }],
  };
}

/** Somebody who reads French and has not agreed to anything. */
export function aListener(more: Partial<Listener> = {}): Listener {
  return { language: 'fr', voices: ['fr', 'en'], hearsPrivate: false, ...more };
}
