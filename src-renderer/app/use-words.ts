import { useEffect, useState } from 'react';
import type { Language } from '#shared/domain/primitives.ts';
import { frenchWords, wordsOf } from '../i18n/words.ts';

/** The words of a language; French for the moment that the others need to come, and whenever they do not. */
export function useWords(language: Language) {
  const [latest, setLatest] = useState(frenchWords);
  useEffect(() => {
    let isWanted = true;
    wordsOf(language).then(
      (words) => isWanted && setLatest(words),
      () => undefined, // a file beside the page is missing: the screen goes on in French
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return latest.language === language ? latest : frenchWords;
}
