import { describe, expect, test } from 'vitest';
import { decodeText } from '#server/importers/ical/decode-text.ts';
import { readCalendar } from '#server/importers/ical/read-calendar.ts';
import { eventInputSchema } from '#shared/staff-api/resources.ts';
import {
  allCalendars,
  calendarFile,
  calendarOf,
  entryOf,
  minute,
  period,
  readFixture,
  starts,
  times,
} from './calendar-fixtures.ts';

const always = ['1970-01-02', '2040-01-01'] as const;
const node = 'node-ical/test/fixtures';

/** Lines of one entry, read for a residence in Nice. */
function readEntry(lines: string[], from = '2026-01-01', until = '2027-01-01') {
  return readCalendar(calendarOf(...entryOf(...lines)), period(from, until));
}

describe('every calendar at hand', () => {
  test.each(allCalendars)('[IM13] %s gives drafts that pass the schema, within 2 seconds', (path) => {
    const began = performance.now();
    const { occurrences } = readCalendar(calendarFile(path), period('1995-01-01', '2032-01-01'));
    expect(performance.now() - began).toBeLessThan(2000);
    for (const { draft } of occurrences) expect(eventInputSchema.parse(draft)).toEqual(draft);
  });

  test.each(allCalendars)(
    '[IM16] %s names each occurrence once, and the same with other line ends',
    (path) => {
      const read = (text: string) => readCalendar(text, period('1995-01-01', '2032-01-01'));
      const text = decodeText(calendarFile(path)).replace(/\r\n?/g, '\n');
      const reading = read(text);
      const names = reading.occurrences.map(({ uid, recurrenceId }) => `${uid} ${recurrenceId}`);
      expect(new Set(names).size).toBe(names.length);
      expect(read(text.replaceAll('\n', '\r\n'))).toEqual(reading);
    },
  );
});

describe('files of other programs', () => {
  test('[IM11] the French holidays have 14 July, one day long', () => {
    const reading = readFixture('holidays/jours_feries_metropole.ics', '2026-07-01', '2026-08-01');
    expect(reading.skipped).toEqual([]);
    expect(reading.occurrences).toEqual([
      {
        uid: expect.any(String),
        recurrenceId: null,
        draft: expect.objectContaining({
          title: '14 juillet',
          allDay: true,
          status: 'confirmed',
          timeZone: 'Europe/Paris',
        }),
      },
    ]);
    expect(times(reading)).toEqual(['2026-07-13T22:00 – 2026-07-14T22:00']);
  });

  test('[IM11] the whole file of French holidays holds eleven days a year', () => {
    const reading = readFixture('holidays/jours_feries_metropole.ics', '2026-01-01', '2026-12-31');
    expect(reading.occurrences.map(({ draft }) => draft.title).toSorted()).toEqual([
      '11 novembre',
      '14 juillet',
      '1er janvier',
      '1er mai',
      '8 mai',
      'Ascension',
      'Assomption',
      'Jour de Noël',
      'Lundi de Pentecôte',
      'Lundi de Pâques',
      'Toussaint',
    ]);
  });

  test('[IM7] Exchange: a whole day moved by the midnight of its own zone', () => {
    const reading = readFixture(
      `${node}/exchange_whole_day_moved_recurrence.ics`,
      '2026-02-20',
      '2026-03-04',
    );
    expect(
      reading.occurrences.map(({ draft, recurrenceId }) => [
        recurrenceId,
        draft.status,
        minute(draft.startsAt),
      ]),
    ).toEqual([
      ['2026-02-24', 'confirmed', '2026-02-23T23:00'],
      ['2026-02-26', 'moved', '2026-02-26T23:00'],
      ['2026-03-03', 'confirmed', '2026-03-02T23:00'],
    ]);
    expect(reading.occurrences[1]?.draft.movedFrom).toBe(Date.parse('2026-02-25T23:00Z'));
    // UNTIL=20260817T220000Z is midnight in Paris: Tuesday 18 August is the last day
    const last = readFixture(`${node}/exchange_whole_day_moved_recurrence.ics`, '2026-08-10', '2026-09-01');
    expect(starts(last)).toEqual(['2026-08-10T22:00', '2026-08-12T22:00', '2026-08-17T22:00']);
  });

  test('[IM7] Google: the changed instance stands in the file before its series', () => {
    const reading = readFixture(`${node}/google-recurrence-order.ics`, ...always);
    expect(reading.occurrences.map(({ draft }) => [draft.title, draft.status])).toEqual([
      ['TEST RECURR 3', 'confirmed'],
      ['TEST RECURR 3 - MODIFIED', 'moved'],
      ['TEST RECURR 3', 'confirmed'],
    ]);
    expect(times(reading)).toEqual([
      '2026-02-10T17:00 – 2026-02-10T17:30',
      '2026-02-11T17:30 – 2026-02-11T18:00', // 10:30 in Denver
      '2026-02-12T17:00 – 2026-02-12T17:30',
    ]);
  });

  test('[IM5] COUNT counts the removed instances, and a moved one is among them', () => {
    const reading = readFixture(`${node}/daily-count-exdate-recurrence-id.ics`, ...always);
    // ten days from 6 July, noon in Los Angeles, without the 8th and the 10th; the 7th goes to the 9th at 15:00
    expect(starts(reading)).toEqual([
      '2015-07-06T19:00',
      '2015-07-09T22:00',
      '2015-07-09T19:00',
      ...[11, 12, 13, 14, 15].map((day) => `2015-07-${day}T19:00`),
    ]);
    expect(reading.occurrences[1]?.draft).toMatchObject({
      title: 'More Treasure Hunting',
      place: { name: 'The other island', building: null },
      movedFrom: Date.parse('2015-07-07T19:00Z'),
      endsAt: Date.parse('2015-07-09T22:00Z'), // its DTEND is before its DTSTART
    });
  });

  test('[IM15] the higher SEQUENCE holds, whatever the order', () => {
    const single = readFixture(`${node}/duplicate-uid-sequence.ics`, ...always);
    expect(single.occurrences.map(({ draft }) => draft.title)).toEqual([
      'Team Meeting (SEQUENCE 2)',
      'Updated version (SEQUENCE 3) - should win',
    ]);
    const changed = readFixture(`${node}/recurrence-sequence.ics`, '2024-01-02', '2024-01-04');
    expect(changed.occurrences.map(({ draft }) => draft.title)).toEqual([
      'Moved to afternoon (SEQUENCE 3)',
      'Newer override (SEQUENCE 5) - should win',
    ]);
  });

  test('[IM7] an instance that starts earlier and ends when it did is moved', () => {
    const reading = readFixture('ics-parser/tests/ical/issue-196.ics', ...always);
    expect(times(reading)).toEqual([
      ...[5, 6, 7, 8].map((day) => `2019-11-0${day}T18:00 – 2019-11-0${day}T21:00`),
      '2019-11-09T16:00 – 2019-11-09T21:00',
      '2019-11-10T17:00 – 2019-11-10T21:00',
      '2019-11-11T18:00 – 2019-11-11T21:00',
    ]);
    expect(reading.occurrences.map(({ draft }) => draft.status).slice(3)).toEqual([
      'confirmed',
      'moved',
      'moved',
      'confirmed',
    ]);
  });

  test('[IM11] a whole day moved over the change of autumn stays a whole day', () => {
    const reading = readFixture(`${node}/whole_day_moved_over_dst_change_berlin.ics`, ...always);
    expect(times(reading)).toEqual([
      '2024-10-26T22:00 – 2024-10-27T23:00', // 25 hours
      '2024-10-29T23:00 – 2024-10-30T23:00', // moved from the 28th to the 30th
      '2024-10-28T23:00 – 2024-10-29T23:00',
    ]);
  });

  test('[IM8] a cancelled event stays, as cancelled; a tentative one takes place', () => {
    const states = (path: string) =>
      readFixture(path, ...always).occurrences.map(({ draft }) => `${draft.title}: ${draft.status}`);
    expect(states(`${node}/tentative-apple-calendar.ics`)).toEqual([
      'Tentative: confirmed',
      'Confirmed: confirmed',
      'Cancelled: cancelled',
      'No Status: confirmed',
    ]);
    expect(states('ical-net/Serialization/EventStatus.ics')[2]).toBe('Cancelled: cancelled');
  });

  test('[IM9] Outlook on the web: zones in words', () => {
    const reading = readFixture(`${node}/Office-2012-owa.ics`, '2020-10-27', '2020-11-07');
    expect(times(reading)).toEqual([
      '2020-10-28T02:30 – 2020-10-28T04:00', // 13:30 in Sydney, summer: UTC+11
      '2020-10-28T17:30 – 2020-10-28T19:00', // 13:30 in New York, still summer: UTC-4
      '2020-11-02T18:30 – 2020-11-02T20:00', // winter: UTC-5
      '2020-11-02T18:30 – 2020-11-02T20:00', // the start of a series comes first, though it is no Thursday
      '2020-11-05T18:30 – 2020-11-05T20:00',
      '2020-11-06T18:30 – 2020-11-06T20:00',
    ]);
  });

  test('[IM9] a list of towns is the zone of its first town', () => {
    const text = new TextDecoder()
      .decode(calendarFile(`${node}/test_with_tz_list.ics`))
      .replace(/^(RRULE|EXDATE).*\r?\n/gm, '');
    expect(starts(readCalendar(text, period(...always)))).toEqual(['2024-04-15T17:00']);
  });

  test('[IM9] a zone that only the file knows is read from its VTIMEZONE', () => {
    // « Customized Time Zone » is New York: UTC-4 until 1 November 2020, then UTC-5
    const lessons = readFixture(`${node}/bad_ms_tz.ics`, '2020-10-28', '2020-11-06');
    expect(starts(lessons)).toEqual(['2020-10-29T14:35', '2020-11-03T15:35', '2020-11-05T15:35']);
    // the zone is called « 1 », and is Paris
    const workshop = readFixture(`${node}/test_with_int_tzid.ics`, '2024-01-01', '2024-02-01');
    expect(times(workshop)).toEqual(['2024-01-08T10:00 – 2024-01-08T11:00']);
    expect(workshop.occurrences[0]?.draft.description[0]).toMatch(
      /^Désolé pour ces changements de date, j'espère que/,
    );
  });

  test('[IM9] Outlook: the Windows name of a zone', () => {
    const reading = readFixture(`${node}/ms_timezones.ics`, '2020-09-10', '2020-09-11');
    expect(starts(reading)).toContain('2020-09-10T07:00'); // 9:00 in W. Europe Standard Time, summer
  });

  test('[IM9] a time in a zone that nobody knows is skipped, and the others are kept', () => {
    const reading = readFixture(`${node}/bad_custom_ms_tz2.ics`, ...always);
    expect(reading.skipped).toEqual([
      {
        uid: '1173422081SZR322',
        reason: 'DTSTART is in a time zone that nobody knows: “Customized Time Zone 1”',
      },
    ]);
    expect(times(reading)).toEqual([
      '2021-04-01T19:30 – 2021-04-01T19:30',
      '2021-03-31T22:00 – 2021-04-01T22:00',
    ]);
  });

  test('[IM10] no zone, UTC, a zone, a day said and a day meant', () => {
    const reading = readFixture(`${node}/mixed-timezone-handling.ics`, ...always);
    expect(
      reading.occurrences.map(({ draft }) => [draft.title, minute(draft.startsAt), draft.allDay]),
    ).toEqual([
      ['No Timezone', '2002-10-28T00:20', false],
      ['UTC Timezone', '2002-10-28T01:20', false],
      ['Inline Timezone', '2002-10-28T06:20', false],
      ['Date Only (Explicit)', '2002-10-27T23:00', true],
      ['Date Only (Implicit)', '2002-10-27T23:00', true],
    ]);
  });

  test('[IM5] EXDATE as a day removes the instance of that day', () => {
    expect(starts(readFixture('ical-js/samples/rdate_exdate.ics', ...always))).toEqual([
      '2024-06-09T03:00',
      '2024-06-10T03:00',
      '2024-06-12T03:00',
    ]);
  });

  test('[IM12] DURATION in place of DTEND, in time and in weeks', () => {
    expect(times(readFixture(`${node}/test_date_time_duration.ics`, ...always))).toEqual([
      '2024-02-15T09:00 – 2024-02-15T10:15',
    ]);
    expect(times(readFixture(`${node}/test_date_duration.ics`, ...always))).toEqual([
      '2024-02-14T23:00 – 2024-02-21T23:00',
    ]);
  });

  test('[IM1] UTF-16, windows-1252 and names in small letters', () => {
    const daily = readFixture('ical-net/Recurrence/Bug2912657.ics', ...always);
    expect(
      daily.occurrences
        .filter(({ draft }) => draft.title === 'Daily Debug')
        .map(({ draft }) => minute(draft.startsAt)),
    ).toEqual([4, 5, 6, 7, 8, 9, 10].map((day) => `2009-12-${String(day).padStart(2, '0')}T01:00`));
    const basketball = readFixture('ical-net/Serialization/ProdID2.ics', '2006-11-01', '2006-11-02');
    expect(basketball.occurrences[0]?.draft.title).toBe('UNC vs. St. Augustine’s (exhibition)');
    const webcast = readFixture('ical-net/Serialization/CaseInsensitive3.ics', ...always);
    expect(times(webcast)).toEqual(['2007-06-04T20:45 – 2007-06-04T22:00']);
  });

  test('[IM3] one late fault in a large file costs one entry each', () => {
    const reading = readFixture(`${node}/large-file-with-late-error.ics`, ...always);
    expect(reading.occurrences.length).toBeGreaterThan(300);
    expect(reading.skipped[0]).toEqual({
      uid: expect.any(String),
      reason: 'DTSTART is not a date: “20240230T100000Z”',
    });
  });

  test('[IM4] an event every second ends at 1,000 occurrences, and that is told', () => {
    const reading = readFixture('ical-net/Recurrence/Secondly1.ics', '2026-01-01', '2027-01-01');
    expect(reading.occurrences.length).toBe(1000);
    expect(reading.skipped).toEqual([
      { uid: expect.any(String), reason: 'it repeats too often: only its first 1000 occurrences were kept' },
    ]);
  });
});

describe('recurrence rules, as the examples of RFC 5545 have them', () => {
  test.each([
    ['YearlyByWeekNo1', ['1997-05-12', '1998-05-11', '1999-05-17']],
    ['YearlyByDay1', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['YearlyBySetPos1', ['2009-09-27', '2010-09-26', '2011-09-25', '2012-09-30']],
    [
      'YearlyCountByYearDay1',
      '1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01'.split(
        ' ',
      ),
    ],
    ['MonthlyBySetPos1', ['1997-09-04', '1997-10-07', '1997-11-06']],
    [
      'MonthlyBySetPos2',
      ['1997-09-29', '1997-10-30', '1997-11-27', '1997-12-30', '1998-01-29', '1998-02-26', '1998-03-30'],
    ],
    [
      'MonthlyCountByMonthDay3',
      [
        ...[10, 11, 12, 13, 14, 15].map((day) => `1997-09-${day}`),
        ...[10, 11, 12, 13].map((day) => `1999-03-${day}`),
      ],
    ],
    ['WeeklyCountWkst3', ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24']],
    ['WeeklyCountWkst4', ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31']],
  ])('[IM5] %s', (name, days) => {
    const reading = readFixture(`ical-net/Recurrence/${name}.ics`, ...always);
    expect(
      starts(reading)
        .slice(0, days.length)
        .map((start) => start.slice(0, 10)),
    ).toEqual(days);
  });

  test('[IM5] a rule without COUNT gives the same days whether the period begins with it or years later', () => {
    const rules = [
      'YEARLY;INTERVAL=2;BYMONTH=2;BYDAY=-1FR',
      'MONTHLY;INTERVAL=5;BYMONTHDAY=31',
      'WEEKLY;INTERVAL=3;BYDAY=MO,SU',
    ];
    for (const rule of [
      ...rules,
      'DAILY;INTERVAL=17',
      'HOURLY;INTERVAL=137',
      'YEARLY',
      'MONTHLY;BYDAY=5MO',
    ]) {
      const read = (from: string) =>
        readEntry(['DTSTART:20000131T090000Z', `RRULE:FREQ=${rule}`], from, '2004-06-01');
      const late = starts(read('2003-05-05'));
      expect(late.length, rule).toBeGreaterThan(0);
      expect(
        starts(read('2000-01-01')).filter((start) => start >= '2003-05-05'),
        rule,
      ).toEqual(late);
    }
  });

  test('[IM5] RDATE adds instances, also of a series without a rule', () => {
    const reading = readEntry([
      'DTSTART;TZID=Europe/Paris:20260301T100000',
      'RDATE;TZID=Europe/Paris:20260305T100000,20260307T110000',
    ]);
    expect(starts(reading)).toEqual(['2026-03-01T09:00', '2026-03-05T09:00', '2026-03-07T10:00']);
  });
});

describe('entries one by one', () => {
  const weekly = [
    'DTSTART;TZID=Europe/Paris:20260317T183000',
    'DTEND;TZID=Europe/Paris:20260317T200000',
    'RRULE:FREQ=WEEKLY',
  ];

  test('[IM6] a weekly event is at half past six before and after both changes of the clock', () => {
    expect(times(readEntry(weekly, '2026-03-20', '2026-04-04'))).toEqual([
      '2026-03-24T17:30 – 2026-03-24T19:00',
      '2026-03-31T16:30 – 2026-03-31T18:00',
    ]);
    expect(times(readEntry(weekly, '2026-10-19', '2026-10-30'))).toEqual([
      '2026-10-20T16:30 – 2026-10-20T18:00',
      '2026-10-27T17:30 – 2026-10-27T19:00',
    ]);
  });

  test('[IM6] an hour that spring leaves out, and the first of an hour that autumn has twice', () => {
    const at = (digits: string) => starts(readEntry([`DTSTART;TZID=Europe/Paris:${digits}`]));
    expect(at('20260329T023000')).toEqual(['2026-03-29T01:30']); // read with the offset before: 3:30 on the new clock
    expect(at('20261025T023000')).toEqual(['2026-10-25T00:30']);
  });

  test('[IM9] the same moment under all the names of its zone', () => {
    const names = [
      'Europe/Paris',
      'europe/paris',
      'W. Europe Standard Time',
      'Romance Standard Time',
      '/mozilla.org/20070129_1/Europe/Paris',
    ];
    for (const name of [...names, '"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', '"Paris, Madrid"'])
      expect(starts(readEntry([`DTSTART;TZID=${name}:20260714T190000`])), name).toEqual(['2026-07-14T17:00']);
    expect(starts(readEntry(['DTSTART;TZID=UTC+01:20260714T190000']))).toEqual(['2026-07-14T18:00']);
    for (const name of ['constructor', '__proto__', 'Nowhere/Middle'])
      expect(readEntry([`DTSTART;TZID=${name}:20260714T190000`]).skipped, name).toHaveLength(1);
  });

  test('[IM9] the IANA data hold against a VTIMEZONE that contradicts its name', () => {
    const wrong =
      'BEGIN:VTIMEZONE TZID:Europe/Paris BEGIN:STANDARD DTSTART:19700101T000000 TZOFFSETFROM:-0500 TZOFFSETTO:-0500 END:STANDARD END:VTIMEZONE'.split(
        ' ',
      );
    const text = calendarOf(...wrong, ...entryOf('DTSTART;TZID=Europe/Paris:20260714T190000'));
    expect(starts(readCalendar(text, period(...always)))).toEqual(['2026-07-14T17:00']);
  });

  test('[IM7] « this and all future » shifts what follows', () => {
    const future = entryOf(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260331T183000',
      'DTSTART;TZID=Europe/Paris:20260401T190000',
      'DURATION:PT2H',
    );
    const reading = readCalendar(
      calendarOf(...entryOf(...weekly, 'COUNT:4'), ...future),
      period('2026-03-20', '2026-04-11'),
    );
    expect(times(reading)).toEqual([
      '2026-03-24T17:30 – 2026-03-24T19:00',
      '2026-04-01T17:00 – 2026-04-01T19:00',
      '2026-04-08T17:00 – 2026-04-08T19:00',
    ]);
    expect(reading.occurrences[2]?.draft.movedFrom).toBe(Date.parse('2026-04-07T16:30Z'));
  });

  test('[IM8] a cancelled instance stands where it stood, with its reason', () => {
    const cancelled = entryOf(
      'RECURRENCE-ID;TZID=Europe/Paris:20260324T183000',
      'DTSTART;TZID=Europe/Paris:20260324T183000',
      'STATUS:CANCELLED',
      'COMMENT:La salle est prise.',
    );
    const reading = readCalendar(
      calendarOf(...entryOf(...weekly), ...cancelled),
      period('2026-03-20', '2026-03-30'),
    );
    expect(reading.occurrences.map(({ draft }) => draft)).toMatchObject([
      {
        status: 'cancelled',
        because: 'La salle est prise.',
        startsAt: Date.parse('2026-03-24T17:30Z'),
        movedFrom: null,
      },
    ]);
    const called = calendarOf('METHOD:CANCEL', ...entryOf('DTSTART:20260324T183000Z'));
    expect(readCalendar(called, period(...always)).occurrences[0]?.draft.status).toBe('cancelled');
  });

  test('[IM7] an instance that comes into the period from outside is in it, one that leaves is not', () => {
    const move = (from: string, to: string) =>
      entryOf(`RECURRENCE-ID;TZID=Europe/Paris:${from}`, `DTSTART;TZID=Europe/Paris:${to}`);
    const read = (change: string[]) =>
      starts(readCalendar(calendarOf(...entryOf(...weekly), ...change), period('2026-03-20', '2026-03-27')));
    expect(read(move('20261222T183000', '20260326T183000'))).toEqual([
      '2026-03-24T17:30',
      '2026-03-26T17:30',
    ]);
    expect(read(move('20260324T183000', '20260624T183000'))).toEqual([]);
  });

  test('[IM3] several dates under one UID are several occurrences', () => {
    const text = calendarOf(
      ...['20260301', '20260308'].flatMap((day) => entryOf(`DTSTART;VALUE=DATE:${day}`)),
    );
    expect(starts(readCalendar(text, period(...always)))).toEqual(['2026-02-28T23:00', '2026-03-07T23:00']);
  });

  test('[IM3] a file cut off in the middle keeps the entries before', () => {
    const whole = calendarOf(...entryOf('DTSTART:20260301T100000Z'));
    const text = whole.replace(
      'END:VCALENDAR',
      ['BEGIN:VEVENT', 'UID:two', 'DTSTART:20260302T10'].join('\r\n'),
    );
    const reading = readCalendar(text, period(...always));
    expect(starts(reading)).toEqual(['2026-03-01T10:00']);
    expect(reading.skipped).toEqual([{ uid: 'two', reason: 'it has no END:VEVENT: the file is cut off' }]);
  });

  test.each([
    [['DTSTART:demain'], 'DTSTART is not a date: “demain”'],
    [[], 'it has no start (DTSTART)'],
    [
      ['DTSTART:20260301T100000Z', 'RRULE:FREQ=SOMETIMES'],
      'its rule of repetition cannot be read: “FREQ=SOMETIMES”',
    ],
    [['DTSTART:20260301T100000Z', 'RRULE:COUNT=3'], 'its rule of repetition cannot be read: “COUNT=3”'],
    [['DTSTART:20260301T100000Z', 'DURATION:lang'], 'DURATION cannot be read: “lang”'],
  ])('[IM3] %j is skipped, with the reason', (lines, reason) => {
    expect(readEntry(lines)).toEqual({ occurrences: [], skipped: [{ uid: 'one', reason }] });
  });

  test('[IM14] private entries and addresses of people are left out', () => {
    expect(readEntry(['DTSTART:20260301T100000Z', 'CLASS:PRIVATE']).skipped).toEqual([
      { uid: 'one', reason: 'it is marked as private' },
    ]);
    const organiser = (name: string) =>
      readEntry(['DTSTART:20260301T100000Z', `ORGANIZER;CN=${name}:mailto:odile@example.org`]).occurrences[0]
        ?.draft.organiser;
    expect(organiser('"Les Amis du Phare"')).toBe('Les Amis du Phare');
    expect(organiser('odile@example.org')).toBeNull();
  });

  test('[IM13] HTML becomes plain lines, and a text that only looks like it stays', () => {
    const lines = (text: string) =>
      readEntry(['DTSTART:20260301T100000Z', `DESCRIPTION:${text}`]).occurrences[0]?.draft.description;
    expect(
      lines(
        '<p>Entr&eacute;e <b>gratuite</b>&nbsp;&amp; libre.</p><ul><li>un<li>deux</ul><script>alert(1)</script>',
      ),
    ).toEqual(['Entrée gratuite & libre.', '– un', '– deux']);
    expect(lines('Moins de 3 < 5 personnes\\, plus de 2 > 1.\\nVenez !')).toEqual([
      'Moins de 3 < 5 personnes, plus de 2 > 1.',
      'Venez !',
    ]);
    expect(lines('&constructor; &valueOf; &#0; &#9999999;')).toEqual(['&constructor; &valueOf; &#9999999;']);
  });

  test('[IM13] control signs go, a long line is wrapped, a long title is kept in full below', () => {
    const long = 'Atelier de cuisine provençale '.repeat(9).trim();
    const [occurrence] = readEntry(
      ['DTSTART:20260301T100000Z', `SUMMARY:${long}\u202e\u0007`, `DESCRIPTION:${'mot '.repeat(300)}`].map(
        (line) => line,
      ),
    ).occurrences;
    const draft = occurrence?.draft;
    expect(draft?.title).toBe('Chorale'); // the first SUMMARY of an entry counts
    expect(draft?.description.map((line) => line.length)).toEqual([399, 399, 399]);
    const text = calendarOf(
      'BEGIN:VEVENT',
      'DTSTART:20260301T100000Z',
      `SUMMARY:${long}\u202e\u0007`,
      'END:VEVENT',
    );
    const shown = readCalendar(text, period(...always)).occurrences[0]?.draft;
    expect(shown?.title).toMatch(/^Atelier de cuisine .* cuisine…$/);
    expect(shown?.description).toEqual([long]);
  });

  test('[IM1] a letter folded in the middle of its bytes is whole again', () => {
    const bytes = Buffer.from(calendarOf(...entryOf('DTSTART:20260301T100000Z', 'LOCATION:Café')));
    const cut = bytes.indexOf(Buffer.from('é')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, cut), Buffer.from('\r\n '), bytes.subarray(cut)]);
    expect(readCalendar(folded, period(...always)).occurrences[0]?.draft.place?.name).toBe('Café');
  });

  test.each(['', '<!doctype html><title>404</title>', '{"a":1}', '\0'.repeat(100)])(
    '[IM2] %j is no calendar',
    (text) => {
      expect(() => readCalendar(text, period(...always))).toThrow(
        expect.objectContaining({
          code: 'import.unreadable',
          message: 'The text is no calendar: it has no line BEGIN:VCALENDAR.',
        }),
      );
    },
  );
});

describe('hostile files', () => {
  const many = (count: number, lines: (index: number) => string[]) =>
    calendarOf(...Array.from({ length: count }, (_, index) => lines(index)).flat());
  const entry = (index: number, ...lines: string[]) => [
    'BEGIN:VEVENT',
    `UID:${index}`,
    'SUMMARY:x',
    ...lines,
    'END:VEVENT',
  ];
  const start = 'DTSTART;TZID=Europe/Paris:20000101T000000';

  test.each([
    [
      'a day that never comes',
      many(200, (index) => entry(index, start, 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')),
    ],
    [
      'seconds of one month',
      many(50, (index) => entry(index, start, 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30')),
    ],
    ['a count of seconds', many(200, (index) => entry(index, start, 'RRULE:FREQ=SECONDLY;COUNT=999999999'))],
    [
      'every second of every day',
      many(20, (index) =>
        entry(
          index,
          start,
          `RRULE:FREQ=YEARLY;BYDAY=MO,TU;BYSECOND=${[...Array(60).keys()].join()};BYMINUTE=${[...Array(60).keys()].join()}`,
        ),
      ),
    ],
    [
      'an endless interval',
      many(200, (index) => entry(index, start, 'RRULE:FREQ=MONTHLY;INTERVAL=999999999999999')),
    ],
    ['20,000 daily events', many(20_000, (index) => entry(index, start, 'RRULE:FREQ=DAILY'))],
    [
      '20,000 changes of one event',
      many(20_000, (index) =>
        entry(
          0,
          `DTSTART:${20_000_101 + index}T000000Z`,
          `RECURRENCE-ID:2026${String(101 + (index % 28))}T${String(index % 24).padStart(2, '0')}0000Z`.replace(
            '20261',
            '202601',
          ),
        ),
      ),
    ],
    ['200,000 open parts', 'BEGIN:X\n'.repeat(200_000) + 'BEGIN:VCALENDAR\n'],
    [
      'parameters without an end',
      calendarOf(...entry(1, `DTSTART${';A=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.repeat(20_000)}`)),
    ],
    ['half a megabyte of open quotes', calendarOf(...entry(1, `DTSTART;A=${'"'.repeat(500_001)}`))],
    ['open tags', calendarOf(...entry(1, start, `DESCRIPTION:${'<script<p'.repeat(100_000)}`))],
    [
      '100,000 changes of a zone',
      calendarOf(
        'BEGIN:VTIMEZONE',
        'TZID:mine',
        'BEGIN:STANDARD',
        'DTSTART:20000101T000000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0100',
        `RDATE:${'20100101T000000,'.repeat(100_000)}`,
        'END:STANDARD',
        'END:VTIMEZONE',
        ...entry(1, 'DTSTART;TZID=mine:20260101T000000', 'RRULE:FREQ=HOURLY'),
      ),
    ],
  ])('[IM4] %s ends soon', (_, text) => {
    const began = performance.now();
    const { occurrences } = readCalendar(text, period('2026-01-01', '2027-01-01'));
    expect(performance.now() - began).toBeLessThan(4000);
    expect(occurrences.length).toBeLessThanOrEqual(5000);
  });

  test('[IM4] what is left out of a calendar that is too large is told', () => {
    const text = many(10, (index) => entry(index, start, 'RRULE:FREQ=HOURLY'));
    const { occurrences, skipped } = readCalendar(text, period('2026-01-01', '2027-01-01'));
    expect(occurrences.length).toBe(5000);
    expect(skipped.at(-1)).toEqual({
      uid: null,
      reason: 'the calendar is too large: 5 entries were left out',
    });
  });
});
