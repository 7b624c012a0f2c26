import { beforeAll, describe, expect, test } from 'vitest';
import { bringOpeningJudge } from '#renderer/stage/opening-judge.ts';
import type { JudgeOpening } from '#renderer/stage/opening.ts';
import paris from '../../fixtures/opening-hours/paris-2014.json' with { type: 'json' };

let judge: JudgeOpening;
beforeAll(async () => {
  judge = await bringOpeningJudge();
});

const nice = { country: 'FR', postcode: '06000' };
const [sunday, tuesday, saturday] = ['2026-11-22', '2026-11-24', '2026-11-28'];
const [friday, easterMonday] = ['2026-12-04', '2026-04-06'];
const caretaker = 'Mo-Fr 07:30-12:00,16:00-19:00; Sa 08:00-12:00; PH off';
const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const at = (hours: string, day: string, clock: string, region = nice) =>
  judge(hours, { day, minute: minutes(clock) }, region);
const open = (day: string, clock: string) => ({ kind: 'open', until: { day, minute: minutes(clock) } });
const closed = (day: string, clock: string) => ({ kind: 'closed', opens: { day, minute: minutes(clock) } });
const unknown = { kind: 'unknown' };

describe('opening hours', () => {
  test.each([
    [tuesday, '07:29', closed(tuesday, '07:30')],
    [tuesday, '07:30', open(tuesday, '12:00')],
    [tuesday, '12:00', closed(tuesday, '16:00')],
    [saturday, '11:00', open(saturday, '12:00')],
  ])('[UI110] plain hours say open or closed: %s at %s', (day, clock, opening) => {
    expect(at(caretaker, day, clock)).toEqual(opening);
  });

  test.each([
    [tuesday, '19:30', closed('2026-11-25', '07:30')],
    [saturday, '13:00', closed('2026-11-30', '07:30')],
    [sunday, '10:00', closed('2026-11-23', '07:30')],
  ])('[PD1] what is closed says on which day it opens again: %s at %s', (day, clock, opening) => {
    expect(at(caretaker, day, clock)).toEqual(opening);
  });

  test.each([
    ['Fr-Sa 08:00-01:00', friday, '23:00', open('2026-12-05', '01:00')],
    ['Mo-Fr 09:00-24:00', friday, '23:00', open('2026-12-05', '00:00')],
    ['Apr-Sep: Mo-Sa 08:00-19:00; Oct-Mar: Mo-Sa 08:00-17:00', tuesday, '16:00', open(tuesday, '17:00')],
    ['Tu[1],Tu[3] 09:00-12:00', tuesday, '10:00', closed('2026-12-01', '09:00')],
    ['24/7', tuesday, '03:00', { kind: 'open', until: undefined }],
    ['off', tuesday, '10:00', { kind: 'closed', opens: undefined }],
  ])('[PD2] nights, seasons and weeks of the month are read: %s', (hours, day, clock, opening) => {
    expect(at(hours, day, clock)).toEqual(opening);
  });

  test('[UI111] on a public holiday only what was written for it counts', () => {
    expect([
      at(caretaker, easterMonday, '10:00'),
      at('Mo-Fr 07:30-12:00', easterMonday, '10:00'),
      at('Mo-Sa 08:00-20:00; Su,PH 09:00-13:00', easterMonday, '10:00'),
    ]).toEqual([closed('2026-04-07', '07:30'), unknown, open(easterMonday, '13:00')]);
  });

  test('[PD3] nothing is promised for a public holiday that nobody wrote about', () => {
    expect(at('Mo-Sa 08:00-12:00', '2026-04-05', '10:00')).toEqual({ kind: 'closed', opens: undefined });
  });

  test.each([
    'du mardi au samedi, quand le rideau est levé',
    '9h-12h et 14h-18h, sauf les semaines paires',
    'Lu-Sam 10:00-21:00',
    'lundi',
    '9-12',
    'Mo-Fr 9h-12h',
    'Mo-Fr 08:00',
    'constructor 08:00-09:00',
    '',
    '<script>alert(1)</script>',
  ])('[UI112] nothing is said of hours that were not understood: %s', (hours) => {
    expect(at(hours, tuesday, '10:00')).toEqual(unknown);
  });

  test.each([
    'Mo-Su sunrise-sunset',
    'Mo,Th 17:00-19:00; SH off',
    'Mo-Fr 08:00-18:00+',
    'Mo-Fr 08:00-12:00 "sur rendez-vous"',
  ])('[PD4] what hangs on school holidays, the sun or an appointment is not judged: %s', (hours) => {
    expect(at(hours, tuesday, '10:00')).toEqual(unknown);
  });

  test('[UI113] the public holidays of France are known, the movable ones too', () => {
    const days = ['2026-05-01', '2026-04-06', '2026-05-14', '2026-05-25', '2027-03-29', '2026-11-24'];
    const isOpen = days.map((day) => at('Mo-Su 08:00-20:00; PH off', day, '10:00').kind === 'open');
    expect(isOpen).toEqual([false, false, false, false, false, true]);
  });

  test.each([
    ['67000', false],
    ['68100', false],
    ['57000', false],
    ['06000', true],
  ])('[PD5] Alsace and Moselle keep their own two public holidays: %s', (postcode, isOpen) => {
    const days = ['2026-04-03', '2026-12-26'];
    const region = { country: 'FR', postcode };
    const kinds = days.map((day) => at('Mo-Su 08:00-20:00; PH off', day, '10:00', region).kind);
    expect(kinds).toEqual(days.map(() => (isOpen ? 'open' : 'closed')));
  });

  test('[PD6] where nobody knows the public holidays, nothing is judged', () => {
    const region = { country: 'ZZ', postcode: '1' };
    expect(at('Mo-Fr 08:00-12:00', tuesday, '10:00', region)).toEqual(unknown);
  });

  test('[PD7] of the hours that people wrote of real places only the doubtful ones are left alone', () => {
    expect(paris.filter((hours) => at(hours, '2026-11-25', '11:00').kind === 'unknown')).toEqual([
      '08:00-19:30 "fixme:day"',
      'Lu-Sam 10:00-21:00',
      'Ma-Di 11:00-02:00',
      'Mo-Sa 07:00-02:00; Su off',
      'Mo-Su 17:00-2:00',
      'We-Th 19:30-2:00; Fr-Sa 19:30-6:00',
    ]);
  });
});
