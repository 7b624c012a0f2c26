import { openingNow } from '../../stage/caretaker.ts';
import type { Stage } from '../../stage/stage.ts';

/**
 * « Ouvert jusqu'à 18 heures », « Fermé », or, where nothing may be judged, what somebody wrote.
 * Codes that were not understood are not shown: « Mo-Fr » says nothing to a person; « Téléphonez » does.
 */
export function hoursInWords(
  openingHours: string | null,
  own: string | null,
  stage: Stage,
): string | undefined {
  if (openingHours === null) return own ?? undefined;
  return [stateInWords(openingHours, stage), own].filter((sentence) => sentence !== null).join(' ');
}

function stateInWords(openingHours: string, stage: Stage): string {
  const { words, calendar } = stage;
  const opening = openingNow(openingHours, stage);
  switch (opening.kind) {
    case 'open':
      return openingHours.trim() === '24/7'
        ? words.say('hours.always')
        : words.say('hours.open-until', { hour: calendar.hourOfMinute(opening.untilMinute) });
    case 'closed':
      return opening.opensAtMinute === undefined
        ? words.say('hours.closed')
        : words.say('hours.opens-at', { hour: calendar.hourOfMinute(opening.opensAtMinute) });
    case 'unknown': {
      const isCode = /\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b|\d\d:\d\d/.test(openingHours);
      return isCode ? words.say('hours.phone-first') : words.say('hours.own', { hours: openingHours });
    }
  }
}
