import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EventAnswer } from '#shared/domain/event-answer.ts';
import type { Fault } from '#shared/domain/fault.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import type { ActionAnswer } from '#shared/server-protocol/action.ts';
import { aHall } from './a-hall.ts';
import { anAsk, screenOnline } from './screen-client.ts';
import type { ScreenClient } from './screen-client.ts';
import { startServer } from './server-under-test.ts';
import { signIn } from './staff-client.ts';

const day = 86_400_000;

/** A residence with one screen and an event for so many. */
async function aFeast(capacity: number) {
  const hall = await aHall();
  const { clock, staff, id } = hall;
  const [startsAt, endsAt] = [clock.now() + 3_600_000, clock.now() + 7_200_000];
  const draft = { title: 'Galette', startsAt, endsAt, answers: true, capacity };
  const event = await staff.ok<{ id: string }>('POST', `/api/residences/${id}/events`, draft);
  return { ...hall, event: event.id };
}
type Feast = Awaited<ReturnType<typeof aFeast>>;

const verdict = (answer: ActionAnswer) => (answer.status === 'applied' ? 'applied' : answer.code);

/** Somebody answers a moment later, with this number; gives back the key. */
async function join({ screen, clock, event }: Feast, number: string, more: object = {}): Promise<string> {
  clock.move(1);
  const key = randomUUID();
  const payload = { eventId: event, people: 1, firstName: null, number, ...more };
  expect(verdict(await screen.act('event.join', payload, { key }))).toBe('applied');
  return key;
}

const wait = ({ screen, event }: Feast, joinKey: string) =>
  screen.act('event.wait', { eventId: event, joinKey });
const leave = ({ screen, event }: Feast, joinKey: string) =>
  screen.act('event.leave', { eventId: event, joinKey });

async function itemsOf<T>(screen: ScreenClient, scope: string, kind: string): Promise<T[]> {
  const page = await screen.pull(scope);
  const items = (page.status === 'delta' ? page.items : []) as WireItem[];
  return items.flatMap((item) =>
    item.kind === kind && !item.deleted ? [JSON.parse(item.json ?? '') as T] : [],
  );
}

/** Where every answer stands by its number: « waiting 2 ». */
async function answers({ screen, id }: Feast): Promise<Record<string, string>> {
  const values = await itemsOf<EventAnswer>(screen, id, 'answer');
  const stand = ({ status, place, gotSeat }: EventAnswer) =>
    [status, place, gotSeat ? 'got seat' : null].filter((part) => part !== null).join(' ');
  return Object.fromEntries(values.map((value) => [value.number, stand(value)]));
}

test('[RV1] whoever finds no seat is told so with the number, and may wait; without a number it is refused', async () => {
  const feast = await aFeast(2);
  await join(feast, '1111', { people: 2 });
  const late = await join(feast, '2222');
  expect(await answers(feast)).toEqual({ 1111: 'coming', 2222: 'full' });
  await wait(feast, late);
  await join(feast, '3333', { waits: true });
  expect(await answers(feast)).toEqual({ 1111: 'coming', 2222: 'waiting 1', 3333: 'waiting 2' });
  const silent = { eventId: feast.event, people: 1, firstName: null };
  expect(verdict(await feast.screen.act('event.join', silent))).toBe('event.full');
});

test('[RV2] a seat that is given back goes to the first whose companions fit too', async () => {
  const feast = await aFeast(3);
  const pair = await join(feast, '1111', { people: 2 });
  const single = await join(feast, '2222');
  await join(feast, '3333', { people: 2, waits: true });
  await join(feast, '4444', { waits: true });
  await leave(feast, single);
  expect(await answers(feast)).toMatchObject({ 3333: 'waiting 1', 4444: 'coming got seat' });
  await leave(feast, pair);
  expect(await answers(feast)).toEqual({
    1111: 'left',
    2222: 'left',
    3333: 'coming got seat',
    4444: 'coming got seat',
  });
  const event = `/api/residences/${feast.id}/events/${feast.event}`;
  expect(await feast.staff.ok('GET', event)).toMatchObject({ seatsTaken: 3 });
});

test('[RV2] seats that staff adds go to the waiting list, and not more than there are', async () => {
  const feast = await aFeast(1);
  await join(feast, '1111');
  for (const number of ['2222', '3333', '4444']) await join(feast, number, { waits: true });
  const event = `/api/residences/${feast.id}/events/${feast.event}`;
  expect(await feast.staff.ok('PATCH', event, { capacity: 3 })).toMatchObject({ seatsTaken: 3 });
  expect(await answers(feast)).toEqual({
    1111: 'coming',
    2222: 'coming got seat',
    3333: 'coming got seat',
    4444: 'waiting 1',
  });
});

test('[RV3] whoever waits is told anew when somebody before them gives up', async () => {
  const feast = await aFeast(1);
  await join(feast, '1111');
  const first = await join(feast, '2222', { waits: true });
  await join(feast, '3333', { waits: true });
  await leave(feast, first);
  expect(await answers(feast)).toEqual({ 1111: 'coming', 2222: 'left', 3333: 'waiting 1' });
});

test('[RV4] waiting twice is once; for what is cancelled or over it is refused', async () => {
  const feast = await aFeast(1);
  await join(feast, '1111');
  const late = await join(feast, '2222');
  await wait(feast, late);
  await join(feast, '3333', { waits: true });
  expect(verdict(await wait(feast, late))).toBe('applied');
  expect(await answers(feast)).toMatchObject({ 2222: 'waiting 1', 3333: 'waiting 2' });
  const other = await join(feast, '4444');
  await feast.staff.ok('PATCH', `/api/residences/${feast.id}/events/${feast.event}`, { status: 'cancelled' });
  expect(verdict(await wait(feast, other))).toBe('event.cancelled');
  await feast.staff.ok('PATCH', `/api/residences/${feast.id}/events/${feast.event}`, { status: 'confirmed' });
  feast.clock.move(7_200_000);
  expect(verdict(await wait(feast, other))).toBe('event.over');
});

test('[RV5] name, door and telephone are for staff: no feed item has them', async () => {
  const feast = await aFeast(2);
  await join(feast, '1111', { firstName: 'Odile', reminder: { way: 'call', phone: '0612345678' } });
  await join(feast, '2222', { reminder: { way: 'letterbox', door: 'B22' } });
  const told = JSON.stringify([await feast.screen.pull(feast.id), feast.screen.changes, feast.logged]);
  for (const secret of ['Odile', '0612345678', 'B22']) expect(told).not.toContain(secret);
  const path = `/api/residences/${feast.id}/events/${feast.event}/answers`;
  const { items } = await feast.staff.ok<{ items: { number: string }[] }>('GET', path);
  expect(items.toSorted((one, other) => one.number.localeCompare(other.number))).toMatchObject([
    { firstName: 'Odile', reminder: { way: 'call', phone: '0612345678' } },
    { firstName: null, reminder: { way: 'letterbox', door: 'B22' } },
  ]);
});

test('[RV6] thirty days after the event the answer is gone, and its number rests', async () => {
  const feast = await aFeast(2);
  await join(feast, '1111', { firstName: 'Odile', reminder: { way: 'letterbox', door: 'B22' } });
  await feast.close();
  feast.clock.move(31 * day);
  const { url } = await startServer({ dataDir: feast.dataDir, clock: feast.clock });
  const staff = await signIn(url);
  const { screen } = await screenOnline(url, feast.identity);
  const later = { ...feast, screen };
  expect(await answers(later)).toEqual({});
  const path = `/api/residences/${feast.id}/events/${feast.event}/answers`;
  expect(await staff.ok('GET', path)).toMatchObject({
    items: [{ firstName: null, reminder: null, number: null }],
  });
  screen.continueAt(2);
  expect(verdict(await screen.act('help.ask', anAsk('1111')))).toBe('request.no_number');
});

test('[RV6] where the residence keeps what is over for two days, an answer is gone after three', async () => {
  const feast = await aFeast(2);
  await feast.staff.ok('PATCH', `/api/residences/${feast.id}`, { endedDaysOnScreen: 2 });
  await join(feast, '1111');
  await feast.close();
  const held = [];
  for (const days of [1, 2]) {
    feast.clock.move(days * day);
    const server = await startServer({ dataDir: feast.dataDir, clock: feast.clock });
    const { screen } = await screenOnline(server.url, feast.identity);
    held.push(Object.keys(await answers({ ...feast, screen })));
    await server.close();
  }
  expect(held).toEqual([['1111'], []]);
});

test('[RV7] a fault says its number, which belongs to nothing else', async () => {
  const { screen, id } = await aFeast(1);
  const said = { subject: 'lift', place: { building: 'A', floor: null }, text: null, number: '1111' };
  expect(verdict(await screen.act('fault.report', said))).toBe('applied');
  expect(await itemsOf<Fault>(screen, id, 'fault')).toMatchObject([{ number: '1111', reports: 1 }]);
  expect(verdict(await screen.act('help.ask', anAsk('1111')))).toBe('request.no_number');
});

test('[RV10] a fault is gone thirty days after it was repaired, and its number rests; one not repaired stays', async () => {
  const hall = await aHall();
  const { id, clock } = hall;
  for (const number of ['1111', '2222'])
    await hall.screen.act('fault.report', {
      subject: 'lift',
      place: { building: number, floor: null },
      text: null,
      number,
    });
  const numbers = async (screen: ScreenClient) =>
    (await itemsOf<Fault>(screen, id, 'fault')).map(({ number }) => number ?? '').toSorted();
  const repaired = (await itemsOf<Fault>(hall.screen, id, 'fault')).find(({ number }) => number === '1111');
  await hall.staff.ok('PATCH', `/api/residences/${id}/faults/${repaired?.id}`, { status: 'repaired' });
  await hall.close();
  const held = [];
  for (const days of [29, 2]) {
    clock.move(days * day);
    const server = await startServer({ dataDir: hall.dataDir, clock });
    const { screen } = await screenOnline(server.url, hall.identity);
    held.push(await numbers(screen));
    if (days === 2) {
      screen.continueAt(3);
      expect(verdict(await screen.act('help.ask', anAsk('1111')))).toBe('request.no_number');
    }
    await server.close();
  }
  expect(held).toEqual([['1111', '2222'], ['2222']]);
});
