import type { Notice } from '#shared/domain/notice.ts';
import type { Words } from '../i18n/words.ts';

/** The `lang` of what people wrote: `fr`, or undefined where the screen speaks French too. */
export function peopleLanguage({ language }: Words): 'fr' | undefined {
  return language === 'fr' ? undefined : 'fr';
}

/** Title and text of a notice: its translation where somebody made one, else French with its `language`. */
export function noticeWords(notice: Notice, words: Words) {
  const translation = notice.translations[words.language];
  if (translation) return { ...translation, language: undefined };
  return { title: notice.title, body: notice.body, language: peopleLanguage(words) };
}
