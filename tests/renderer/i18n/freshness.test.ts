import { describe, expect, test } from 'vitest';
import { calendarOf } from '#renderer/i18n/calendar.ts';
import { freshnessInWords } from '#renderer/i18n/freshness.ts';
import { frenchWords } from '#renderer/i18n/words.ts';

/** Tuesday 24 November 2026, 14:20 in Paris. */
const now = Date.UTC(2026, 10, 24, 13, 20);
const minute = 60_000;
const hour = 60 * minute;
const words = frenchWords;
const online = { connection: { kind: 'online' as const }, clock: { offsetMs: 0, trusted: true } };
const offline = (since: number) => ({ ...online, connection: { kind: 'offline' as const, since } });
const said = (news: Parameters<typeof freshnessInWords>[0]) => {
  const { text, isFresh } = freshnessInWords(news, now, words, calendarOf(words, 'Europe/Paris'));
  return [text.replace(/\u00a0/g, ' '), isFresh];
};

describe('freshness line', () => {
  test.each([
    [0, 'À jour'],
    [minute, 'À jour (il y a 1 minute)'],
    [2 * minute, 'À jour (il y a 2 minutes)'],
    [15 * minute, 'À jour (il y a 15 minutes)'],
  ])('[UI80] an update of %d ms ago is told in minutes: %s', (age, text) => {
    expect(said({ ...online, updatedAt: now - age })).toEqual([text, true]);
  });

  test('[UI81] an update older than 15 minutes is never « à jour »', () => {
    expect(said({ ...online, updatedAt: now - 16 * minute })).toEqual([
      'Ces annonces datent de cet après-midi.',
      false,
    ]);
  });

  test.each([
    [10 * minute, 3 * hour, 'Pas d’internet depuis 14 heures 10. Ces annonces datent de ce matin.'],
    [
      20 * hour,
      20 * hour,
      'Pas d’internet depuis lundi 23 novembre. Ces annonces datent de lundi 23 novembre.',
    ],
  ])('[UI82] without internet the line says since when, and how old the news is', (sinceMs, ageMs, text) => {
    expect(said({ ...offline(now - sinceMs), updatedAt: now - ageMs })).toEqual([text, false]);
  });

  test('[UI83] a clock that is not trusted tells no time', () => {
    const clock = { offsetMs: 0, trusted: false };
    expect(said({ ...online, clock, updatedAt: now })).toEqual(['L’heure de l’écran est à vérifier.', false]);
  });

  test('[UI84] before the first update the line does not invent one', () => {
    expect(said({ ...online, updatedAt: null })).toEqual([
      'Les annonces ne sont pas encore arrivées.',
      false,
    ]);
  });
});
