import { expect, test } from 'vitest';
import { aHall } from './a-hall.ts';

type Entry = { uid: string; title: string; start: string; more?: string[] };

const calendar = (...entries: Entry[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test',
    ...entries.flatMap(({ uid, title, start, more = [] }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART:${start}`,
      'DURATION:PT1H',
      `SUMMARY:${title}`,
      ...more,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

const concert: Entry = { uid: 'concert', title: 'Concert', start: '20261201T190000Z' };
const market: Entry = { uid: 'market', title: 'Marché', start: '20261202T080000Z' };

async function aTown() {
  const { staff, id, screen } = await aHall(); // 24 November 2026
  const load = (text: string, name = 'Mairie') =>
    staff.ok('POST', `/api/residences/${id}/imports`, { name, calendar: text });
  const events = async () =>
    (
      await staff.ok<{ items: { id: string; title: string; seatsTaken: number; source: string | null }[] }>(
        'GET',
        `/api/residences/${id}/events`,
      )
    ).items;
  return { staff, id, screen, load, events };
}

test('[ST11] an import creates, then changes and withdraws, and never doubles', async () => {
  const { load, events, screen } = await aTown();
  expect(await load(calendar(concert, market))).toEqual({
    created: 2,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    skipped: [],
  });
  const change = await screen.change(0);
  expect([change.prev, change.rev]).toEqual([1, 3]);
  const moved = { ...concert, title: 'Grand concert' };
  expect(await load(calendar(moved))).toEqual({
    created: 0,
    changed: 1,
    unchanged: 0,
    withdrawn: 1,
    skipped: [],
  });
  expect(await events()).toMatchObject([{ id: 'Mairie:concert:', title: 'Grand concert', source: 'Mairie' }]);
});

test('[ST11] an import that changes nothing takes no revision', async () => {
  const { load, screen, id, staff } = await aTown();
  await load(calendar(concert, market));
  expect(await load(calendar(market, concert))).toEqual({
    created: 0,
    changed: 0,
    unchanged: 2,
    withdrawn: 0,
    skipped: [],
  });
  await staff.ok('POST', `/api/residences/${id}/notices`, { title: 'Après', body: ['x'] });
  expect(await screen.change(1)).toMatchObject({ prev: 3, rev: 4 });
});

test('[ST11] an import touches neither the events of staff nor those of another calendar', async () => {
  const { load, events, staff, id } = await aTown();
  await staff.ok('POST', `/api/residences/${id}/events`, { title: 'Le nôtre', startsAt: 1, endsAt: 2 });
  await load(calendar(concert), 'Mairie');
  await load(calendar(concert), 'Mairie: sport');
  expect(await load(calendar(), 'Mairie')).toMatchObject({ withdrawn: 1 });
  const sources = (await events()).map(({ title, source }) => [title, source] as const);
  expect(Object.fromEntries(sources)).toEqual({ Concert: 'Mairie: sport', 'Le nôtre': null });
});

test('[ST11] that people may answer, and what they answered, stays when the calendar changes', async () => {
  const { load, events, screen, staff, id } = await aTown();
  await load(calendar(concert));
  await staff.ok('PATCH', `/api/residences/${id}/events/${encodeURIComponent('Mairie:concert:')}`, {
    answers: true,
  });
  await screen.act('event.join', { eventId: 'Mairie:concert:', people: 3, firstName: null });
  await load(calendar({ ...concert, title: 'Concert déplacé' }));
  expect(await events()).toMatchObject([{ title: 'Concert déplacé', answers: true, seatsTaken: 3 }]);
});

test('[ST11] only from yesterday to 400 days ahead, the same occurrence under the same id', async () => {
  const { load, events } = await aTown();
  const weekly = { ...market, start: '20261103T080000Z', more: ['RRULE:FREQ=WEEKLY'] };
  expect(await load(calendar(weekly))).toMatchObject({ created: 58, withdrawn: 0 });
  const ids = (await events()).map(({ id }) => id);
  expect(await load(calendar({ ...weekly, title: 'Marché couvert' }))).toMatchObject({
    created: 0,
    changed: 58,
  });
  expect((await events()).map(({ id }) => id)).toEqual(ids);
});

test('[ST11] an entry with an id that is too long for us keeps one id', async () => {
  const { load, events } = await aTown();
  const long = { ...concert, uid: 'x'.repeat(300) };
  await load(calendar(long));
  expect(await load(calendar(long))).toMatchObject({ created: 0, unchanged: 1 });
  expect((await events())[0]?.id.length).toBeLessThanOrEqual(200);
});
