import { addDays } from '../../i18n/calendar.ts';
import { openingNow } from '../../stage/opening.ts';
import type { Moment } from '../../stage/opening.ts';
import type { Stage } from '../../stage/stage.ts';

/**
 * « Ouvert jusqu'à 18 heures », « Fermé maintenant », or, where nothing may be judged, what somebody wrote.
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
  const { words } = stage;
  const opening = openingNow(openingHours, stage);
  switch (opening.kind) {
    case 'open':
      return opening.until ? openInWords(opening.until, stage) : words.say('hours.always');
    case 'closed':
      return opening.opens ? opensInWords(opening.opens, stage) : words.say('hours.closed');
    case 'unknown': {
      const isCode = /\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b|\d\d:\d\d/.test(openingHours);
      return isCode ? words.say('hours.phone-first') : words.say('hours.own', { hours: openingHours });
    }
  }
}

function openInWords({ minute }: Moment, { words, calendar }: Stage): string {
  if (minute === 0) return words.say('hours.open-until-midnight');
  return words.say('hours.open-until', { hour: calendar.hourOfMinute(minute) });
}

/** `today` is known wherever hours were judged. */
function opensInWords({ day, minute }: Moment, { words, calendar, today = day }: Stage): string {
  const hour = calendar.hourOfMinute(minute);
  if (day === today) return words.say('hours.opens-at', { hour });
  if (day === addDays(today, 1)) return words.say('hours.opens-tomorrow', { hour });
  return words.say('hours.opens-on', { day: calendar.dayInside(day, today), hour });
}
