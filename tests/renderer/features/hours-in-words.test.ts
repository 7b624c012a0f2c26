import { expect, test } from 'vitest';
import { hoursInWords } from '#renderer/features/places/hours-in-words.ts';
import { calendarOf } from '#renderer/i18n/calendar.ts';
import { frenchWords } from '#renderer/i18n/words.ts';
import type { Opening } from '#renderer/stage/opening.ts';
import type { Stage } from '#renderer/stage/stage.ts';

const today = '2026-11-24';
const say = (opening: Opening, hours = 'Mo-Fr 08:00-12:00', own: string | null = null, day?: string) => {
  const stage = {
    words: frenchWords,
    calendar: calendarOf(frenchWords, 'Europe/Paris'),
    now: Date.UTC(2026, 10, 24, 9, 5),
    today: day,
    residence: { address: { country: 'FR', postcode: '06000' } },
    judgeOpening: () => opening,
  } as unknown as Stage;
  return hoursInWords(hours, own, stage)?.replaceAll(/\s/g, ' ').replaceAll('’', "'");
};
const open = (minute: number): Opening => ({ kind: 'open', until: { day: today, minute } });
const opens = (day: string): Opening => ({ kind: 'closed', opens: { day, minute: 540 } });

test('[PD8] opening hours are said in words', () => {
  expect([
    say(open(1080), undefined, null, today),
    say(open(0), undefined, null, today),
    say({ kind: 'open', until: undefined }, undefined, null, today),
    say(opens(today), undefined, null, today),
    say(opens('2026-11-25'), undefined, null, today),
    say(opens('2026-11-30'), undefined, null, today),
    say({ kind: 'closed', opens: undefined }, undefined, null, today),
    say({ kind: 'unknown' }, undefined, 'Sur rendez-vous.', today),
    say({ kind: 'unknown' }, 'du lundi au jeudi', null, today),
  ]).toEqual([
    "Ouvert jusqu'à 18 heures.",
    "Ouvert jusqu'à minuit.",
    'Ouvert le jour et la nuit.',
    'Fermé maintenant. Ouvre à 9 heures.',
    'Fermé maintenant. Ouvre demain à 9 heures.',
    'Fermé maintenant. Ouvre lundi 30 novembre à 9 heures.',
    'Fermé maintenant.',
    'Téléphonez avant de venir. Sur rendez-vous.',
    'Horaires : du lundi au jeudi',
  ]);
});

test('[PD9] without a trusted clock nothing is open or closed', () => {
  expect(say(open(1080))).toBe('Téléphonez avant de venir.');
});
