import type { HelpNeed, PartOfDay, Wish } from '#shared/domain/help-request.ts';
import type { FreeDays } from '#shared/domain/volunteer.ts';
import { addDays } from '../i18n/calendar.ts';
import type { Stage } from './stage.ts';

type Speaker = Pick<Stage, 'words' | 'calendar' | 'today'>;

/** « demain matin », « mardi 24 novembre, l'après-midi », « avant lundi 30 novembre », « sans urgence ». */
export function wishInWords(wish: Wish, { words, calendar, today }: Speaker): string {
  if (wish.kind === 'no-hurry') return words.say('wish.no-hurry');
  if (wish.kind === 'week') {
    return words.say('wish.before', {
      day: calendar.dayInside(addDays(wish.until, 1), today),
      part: wish.part,
    });
  }
  return dayAndPart(wish.date, wish.part, { words, calendar, today });
}

/** « aujourd'hui, l'après-midi », « demain matin », « mardi 24 novembre au soir ». */
export function dayAndPart(date: string, part: PartOfDay, { words, calendar, today }: Speaker): string {
  if (today !== undefined && date === today) return words.say('wish.today', { part });
  if (today !== undefined && date === addDays(today, 1)) return words.say('wish.tomorrow', { part });
  return words.say('wish.day', { day: calendar.dayInside(date, today), part });
}

/** « Pour ses courses », what a neighbour reads. */
export function needForOthers(need: HelpNeed, { words }: Pick<Stage, 'words'>): string {
  return words.say(`need-public.${need}`);
}

/** « Du lundi au vendredi, le matin », « Tous les jours ». */
export function freeInWords(free: { days: FreeDays; part: PartOfDay }, words: Stage['words']): string {
  return words.say('volunteer.free', free);
}
