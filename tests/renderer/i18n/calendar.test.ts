import { describe, expect, test } from 'vitest';
import { addDays, calendarOf } from '#renderer/i18n/calendar.ts';
import { phoneByPairs } from '#renderer/i18n/phone.ts';
import { frenchWords } from '#renderer/i18n/words.ts';

const words = frenchWords;
const paris = calendarOf(words, 'Europe/Paris');
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('dates in words', () => {
  test.each([
    [Date.UTC(2026, 10, 24, 14, 0), '15 heures'],
    [Date.UTC(2026, 10, 24, 14, 30), '15 heures 30'],
    [Date.UTC(2026, 10, 24, 14, 5), '15 heures 05'],
    [Date.UTC(2026, 10, 24, 0, 0), '1 heure'],
    [Date.UTC(2026, 10, 23, 23, 30), '0 heure 30'],
    [Date.UTC(2026, 6, 14, 14, 0), '16 heures'],
  ])('[UI70] the hour of %d is said in the time of the residence: %s', (instant, said) => {
    expect(plain(paris.hour(instant))).toBe(said);
  });

  test.each([
    ['2026-11-24', 'Mardi 24 novembre'],
    ['2026-12-01', 'Mardi 1er décembre'],
    ['2027-01-09', 'Samedi 9 janvier 2027'],
  ])('[UI71] the day %s is said in full, with its year when it is another: %s', (day, said) => {
    expect(paris.day(day, '2026-11-24')).toBe(said);
  });

  test('[UI72] today and tomorrow have their words, other days their date', () => {
    const said = ['2026-11-24', '2026-11-25', '2026-11-26'].map((day) =>
      paris.dayFromToday(day, '2026-11-24'),
    );
    expect(said).toEqual(['Aujourd’hui', 'Demain', 'Jeudi 26 novembre']);
  });

  test('[UI73] without a trusted clock nothing is « Aujourd’hui »', () => {
    expect(paris.dayFromToday('2026-11-24', undefined)).toBe('Mardi 24 novembre');
  });

  test('[UI74] a day ends at midnight of the residence, not of the machine', () => {
    const lateEvening = Date.UTC(2026, 10, 24, 23, 30);
    const days = ['Europe/Paris', 'America/Martinique', 'Indian/Reunion'].map((zone) =>
      calendarOf(words, zone).dayOf(lateEvening),
    );
    expect(days).toEqual(['2026-11-25', '2026-11-24', '2026-11-25']);
  });

  test('[UI183] the hour is right by quarters of an hour, and on both sides of a change of the clocks', () => {
    const hours = (zone: string, ...instants: number[]) =>
      instants.map((instant) => plain(calendarOf(words, zone).hour(instant)));
    const noon = Date.UTC(2026, 5, 1, 12, 7);
    expect(hours('Asia/Kathmandu', noon, noon + 60_000)).toEqual(['17 heures 52', '17 heures 53']);
    const change = Date.UTC(2026, 9, 25, 1, 0);
    expect(hours('Europe/Paris', change - 60_000, change, change + 59_999)).toEqual([
      '2 heures 59',
      '2 heures',
      '2 heures',
    ]);
    expect(hours('Europe/Paris', -60_000)).toEqual(['0 heure 59']);
  });

  test('[UI75] days are counted over the ends of months and the change of the clocks', () => {
    expect([addDays('2026-10-24', 2), addDays('2026-12-31', 1), addDays('2028-02-29', -1)]).toEqual([
      '2026-10-26',
      '2027-01-01',
      '2028-02-28',
    ]);
  });

  test('[UI76] a telephone number is shown by pairs', () => {
    expect(['0465712001', '04.65.71.20.01', '3919'].map((phone) => plain(phoneByPairs(phone)))).toEqual([
      '04 65 71 20 01',
      '04 65 71 20 01',
      '3919',
    ]);
  });
});
