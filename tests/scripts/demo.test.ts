import { beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '#shared/domain/event.ts';
import type { Notice } from '#shared/domain/notice.ts';
import {
  eventInputSchema,
  importInputSchema,
  noticeInputSchema,
  placeInputSchema,
  requestInputSchema,
  residenceInputSchema,
} from '#shared/staff-api/resources.ts';
import { readCalendar } from '#server/importers/ical/read-calendar.ts';
import { readDemoCalendars, readDemoData } from '#scripts/demo/demo-data.ts';
import { eventBodies } from '#scripts/demo/demo-events.ts';
import { noticeBodies } from '#scripts/demo/demo-notices.ts';
import { placeBodies } from '#scripts/demo/demo-places.ts';
import { requestBodies } from '#scripts/demo/demo-requests.ts';
import { residenceBody } from '#scripts/demo/demo-residence.ts';
import { loadDemo } from '#scripts/demo/load-demo.ts';
import { demoClock } from '#scripts/demo/resolve-demo-time.ts';
import { signIn } from '#scripts/demo/staff-session.ts';
import type { StaffSession } from '#scripts/demo/staff-session.ts';
import { handClock, operator, startServer } from '../server/server-under-test.ts';

const data = readDemoData();
/** Tuesday 24 November 2026, 10 o'clock in Nice. */
const tuesday = Date.parse('2026-11-24T09:00Z');
const dayMs = 86_400_000;
const clockAt = (now: number) => demoClock(now, 'Europe/Paris');
const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe('moments', () => {
  test.each([
    [{ dayOffset: 0, time: '16:00' }, '2026-11-24T15:00'],
    [{ dayOffset: -1, time: '14:00' }, '2026-11-23T13:00'],
    [{ dayOffset: 0, weekday: 'TU', time: '10:00' }, '2026-11-24T09:00'],
    [{ dayOffset: 2, weekday: 'SA', time: '19:00' }, '2026-11-28T18:00'],
    [{ dayOffset: 5, weekday: 'SU', time: '15:00' }, '2026-11-29T14:00'],
    [{ dayOffset: 10, weekday: 'SA' }, '2026-12-04T23:00'],
  ])('[DM1] %j begins at %s UTC', (time, start) => {
    expect(utc(clockAt(tuesday).start(time))).toBe(start);
  });

  test('[DM1] a whole day ends at the next midnight, also when the clocks change in it', () => {
    const clock = clockAt(Date.parse('2026-10-24T22:30Z')); // already Sunday the 25th in Nice
    expect([clock.start({ dayOffset: 0 }), clock.end({ dayOffset: 0 })].map(utc)).toEqual([
      '2026-10-24T22:00',
      '2026-10-25T23:00',
    ]);
    expect(clock.date({ dayOffset: 1 })).toBe('2026-10-26');
  });
});

describe('bodies', () => {
  const hours = [0, 5, 8, 13, 18, 23].flatMap((hour) =>
    [0, 45, 130, 210, 300].map((day) => tuesday + day * dayMs + hour * 3_600_000),
  );

  test.each(hours.map((now) => [utc(now), now]))(
    '[DM2] what is mapped at %s passes the strict schemas',
    (_, now) => {
      const clock = clockAt(now);
      expect(() => residenceInputSchema.parse(residenceBody(data.residence))).not.toThrow();
      for (const body of noticeBodies(data.notices, clock))
        expect(() => noticeInputSchema.parse(body)).not.toThrow();
      for (const body of placeBodies(data.places, clock))
        expect(() => placeInputSchema.parse(body)).not.toThrow();
      for (const body of requestBodies(data.requests, clock))
        expect(() => requestInputSchema.parse(body)).not.toThrow();
      const events = eventBodies(data, clock).map((body) => eventInputSchema.parse(body));
      expect(events.filter((event) => event.endsAt <= event.startsAt)).toEqual([]);
      expect(new Set(events.map(({ title, startsAt }) => `${title} ${startsAt}`)).size).toBe(events.length);
    },
  );

  test('[DM2] the calendars are read without a fault, and hold days that come', () => {
    expect(readDemoCalendars()).toHaveLength(4);
    for (const { unfit: _, ...calendar } of readDemoCalendars()) {
      const { calendar: text, category } = importInputSchema.parse(calendar);
      const reading = readCalendar(text, {
        from: tuesday,
        until: tuesday + 400 * dayMs,
        timeZone: 'Europe/Paris',
        category,
      });
      expect(reading.skipped, calendar.name).toEqual([]);
      expect(reading.occurrences.length, calendar.name).toBeGreaterThan(0);
    }
  });

  test('[DM3] no heat wave in November, no heating in July, and nothing that is over', () => {
    const titles = (now: number) => noticeBodies(data.notices, clockAt(now)).map(({ title }) => title);
    const [winter, summer, evening] = [
      tuesday,
      Date.parse('2027-07-13T08:00Z'),
      tuesday + 12 * 3_600_000,
    ].map(titles);
    expect(winter).toContain('Le chauffage est remis en route');
    expect(winter).not.toContain('Il fait très chaud : protégez-vous');
    expect(summer).toContain('Il fait très chaud : protégez-vous');
    expect(summer).not.toContain('Le chauffage est remis en route');
    expect(winter).toContain("L'ascenseur du bâtiment B est en panne");
    expect(evening).not.toContain("L'ascenseur du bâtiment B est en panne");
    expect([winter?.length, summer?.length]).toEqual([22, 23]);
  });

  test('[DM4] the choir pauses once, the walk moves by a day, the two weeks between councils hold', () => {
    const events = eventBodies(data, clockAt(tuesday));
    const named = (title: string) => events.filter((event) => event.title === title);
    expect(
      named('Chorale du quartier')
        .map(({ status }) => status)
        .slice(0, 4),
    ).toEqual(['confirmed', 'confirmed', 'cancelled', 'confirmed']);
    expect(
      named('Marche douce au bord de la mer')
        .slice(0, 3)
        .map(({ startsAt, status }) => [utc(startsAt), status]),
    ).toEqual([
      ['2026-11-28T08:30', 'confirmed'],
      ['2026-12-06T08:30', 'moved'],
      ['2026-12-12T08:30', 'confirmed'],
    ]);
    expect(utc(named('Marche douce au bord de la mer')[1]?.movedFrom ?? 0)).toBe('2026-12-05T08:30');
    expect(
      named('Parler au conseil syndical')
        .slice(0, 2)
        .map(({ startsAt }) => utc(startsAt)),
    ).toEqual(['2026-11-24T17:00', '2026-12-08T17:00']);
    expect(named('Apprendre à se servir du téléphone')).toMatchObject([
      { capacity: 12, seatsTakenElsewhere: 11, answers: true },
    ]);
    expect(events.filter(({ status }) => status === 'cancelled')).toHaveLength(2);
    expect(events.filter(({ status }) => status === 'moved')).toHaveLength(2);
  });

  test('[DM7] a public sentence names nobody, no door and no number', () => {
    for (const request of data.requests) {
      const { firstName, door, phone } = request.private;
      for (const secret of [firstName, door, phone ?? door]) expect(request.publicText).not.toContain(secret);
    }
  });
});

describe('on a real server', { timeout: 60_000 }, () => {
  const clock = handClock(tuesday);
  let server: string;
  let staff: StaffSession;
  beforeEach(async () => {
    server = (await startServer({ clock })).url;
    staff = await signIn(server, operator);
  });
  const load = () => loadDemo({ server, staff: operator, now: clock.now() });
  const list = <T>(what: string) => staff.list<T & { id: string }>(`/residences/cormoran-bleu/${what}`);

  test('[DM5] everything is there after one run', async () => {
    const loaded = await load();
    expect(loaded).toEqual({
      residence: { id: 'cormoran-bleu', name: 'Résidence Le Cormoran Bleu' },
      codes: [expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)],
    });
    const residence = await staff.find<{ contacts: object[]; setting: string }>('/residences/cormoran-bleu');
    expect([residence?.contacts.length, residence?.setting]).toEqual([5, 'sea']);
    const counts = await Promise.all(
      ['notices', 'events', 'places', 'requests'].map(async (what) => (await list(what)).length),
    );
    const imported = (await list<Event>('events')).filter(({ source }) => source !== null);
    expect(counts).toEqual([22, eventBodies(data, clockAt(tuesday)).length + imported.length, 45, 6]);
    expect(new Set(imported.map(({ source }) => source)).size).toBe(4);
    expect(imported.filter(({ title }) => title.startsWith('Daylight'))).toEqual([]);
    expect(imported.map(({ title }) => title)).toContain('Jour de Noël');
  });

  test('[DM6] a second run on the same day changes nothing, and what staff wrote stays', async () => {
    await load();
    await staff.send('POST', '/residences/cormoran-bleu/notices', {
      title: 'De la gardienne',
      body: ['Bonjour.'],
    });
    const all = async () => Promise.all(['notices', 'events', 'places', 'requests'].map(list));
    const before = await all();
    await load();
    expect(await all()).toEqual(before);
  });

  test('[DM6] a run three days later refreshes: same notices, later times, what goes on keeps its id', async () => {
    await load();
    const before = { notices: await list<Notice>('notices'), events: await list<Event>('events') };
    clock.move(3 * dayMs);
    await load();
    staff = await signIn(server, operator); // a session lasts for less than three days
    const after = {
      notices: await list<Notice>('notices'),
      events: await list<Event>('events'),
      requests: await list('requests'),
    };
    const ids = (items: { id: string }[]) => items.map(({ id }) => id).toSorted();
    expect(ids(after.notices)).toEqual(ids(before.notices));
    expect(Math.max(...after.notices.map(({ publishedAt }) => publishedAt))).toBeGreaterThan(
      tuesday + 2 * dayMs,
    );
    const course = (events: (Event & { id: string })[]) =>
      events
        .filter(({ title }) => title === 'Gymnastique douce')
        .toSorted((one, other) => one.startsAt - other.startsAt)
        .map(({ id }) => id);
    expect(course(after.events)).toHaveLength(10);
    expect(course(after.events).slice(0, 9)).toEqual(course(before.events).slice(1)); // the first is over
    expect(after.requests).toHaveLength(6);
  });
});
