import { describe, expect, test } from 'vitest';
import { openingAt, readOpeningHours } from '#renderer/stage/opening-hours.ts';
import { isPublicHoliday } from '#renderer/stage/public-holidays.ts';

const [sunday, tuesday, saturday] = [0, 2, 6];
const at = (hours: string, weekday: number, clock: string, isHoliday = false) => {
  const read = readOpeningHours(hours);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return read && openingAt(read, weekday, hour * 60 + minute, isHoliday);
};
const caretaker = 'Mo-Fr 07:30-12:00,16:00-19:00; Sa 08:00-12:00; PH off';

describe('opening hours', () => {
  test.each([
    [tuesday, '07:29', { kind: 'closed', opensAtMinute: 450 }],
    [tuesday, '07:30', { kind: 'open', untilMinute: 720 }],
    [tuesday, '12:00', { kind: 'closed', opensAtMinute: 960 }],
    [saturday, '11:00', { kind: 'open', untilMinute: 720 }],
    [saturday, '13:00', { kind: 'closed', opensAtMinute: undefined }],
    [sunday, '10:00', { kind: 'closed', opensAtMinute: undefined }],
  ])('[UI110] plain hours say open or closed: day %d at %s', (weekday, clock, opening) => {
    expect(at(caretaker, weekday, clock)).toEqual(opening);
  });

  test('[UI111] on a public holiday only what was written for it counts', () => {
    expect([
      at(caretaker, tuesday, '10:00', true),
      at('Mo-Fr 07:30-12:00', tuesday, '10:00', true),
      at('Mo-Sa 08:00-20:00; Su,PH 09:00-13:00', tuesday, '10:00', true),
    ]).toEqual([
      { kind: 'closed', opensAtMinute: undefined },
      { kind: 'unknown' },
      { kind: 'open', untilMinute: 780 },
    ]);
  });

  test.each([
    'du mardi au samedi, quand le rideau est levé',
    'Mo-Su sunrise-sunset',
    'Apr-Sep: Mo-Sa 08:00-19:00',
    'Tu[1],Tu[3] 09:00-12:00',
    'Mo-Fr 08:00-12:00 "sans rendez-vous"',
    'Mo,Th 17:00-19:00; SH off',
    'Fr-Sa 08:00-01:00',
    'Mo-Fr 08:00',
    'constructor 08:00-09:00',
  ])('[UI112] nothing is said of hours that were not understood: %s', (hours) => {
    expect(readOpeningHours(hours)).toBeUndefined();
  });

  test('[UI113] the public holidays of France are known, the movable ones too', () => {
    const days = ['2026-05-01', '2026-04-06', '2026-05-14', '2026-05-25', '2027-03-29', '2026-11-24'];
    expect(days.map((day) => isPublicHoliday(day, 'FR'))).toEqual([true, true, true, true, true, false]);
    expect(isPublicHoliday('2026-05-01', 'BE')).toBe(false);
  });
});
