import type { HelpRequest } from '#shared/domain/help-request.ts';
import { capitalised } from '../../i18n/words.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import type { Stage } from '../../stage/stage.ts';
import { dayAndPart, wishInWords } from '../../stage/wish-in-words.ts';
import type { OfferedMoment } from './offer-draft.ts';

/** Whether a neighbour may still offer help. */
export function isOpen({ status }: HelpRequest): boolean {
  return status === 'open' || status === 'offered';
}

/** What is wanted, and where and when: « Bâtiment B. Demain matin. » Nothing of who asks. */
export function requestInWords(request: HelpRequest, stage: Stage): RequestWords {
  const { words, residence } = stage;
  const building = residence?.buildings.find(({ id }) => id === request.building)?.name;
  const when = capitalised(wishInWords(request.wish, stage));
  return {
    title: request.publicText ?? words.say(`need.${request.need}`),
    language: request.publicText === null ? undefined : peopleLanguage(words),
    subline: building === undefined ? when : words.say('offers.where-when', { building, when }),
  };
}

/** `language` is that of the title, when it is not that of the page. */
type RequestWords = { title: string; language: string | undefined; subline: string };

/** « Demain matin », or that it is not known yet. */
export function momentInWords(comes: OfferedMoment, stage: Stage): string {
  return comes === null
    ? stage.words.say('offers.when-unknown')
    : capitalised(dayAndPart(comes.date, comes.part, stage));
}
