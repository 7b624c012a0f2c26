import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ActionAnswer } from '#shared/server-protocol/action.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { ServerOptions } from '#server/create-server.ts';
import { anAsk, ask, enrol, screenOnline } from './screen-client.ts';
import type { ScreenClient } from './screen-client.ts';
import { handClock, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';
import type { StaffClient } from './staff-client.ts';

const day = 86_400_000;

async function aHall(options: Partial<ServerOptions> = {}) {
  const clock = handClock();
  const server = await startServer({ clock, ...options });
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  const { screen } = await screenOnline(server.url, identity);
  return { ...server, clock, staff, id, code, identity, screen };
}

async function anEvent(
  staff: StaffClient,
  id: string,
  clock: { now(): number },
  more: object = {},
): Promise<string> {
  const event = {
    title: 'Café',
    startsAt: clock.now() + 3_600_000,
    endsAt: clock.now() + 7_200_000,
    answers: true,
    ...more,
  };
  return (await staff.ok<{ id: string }>('POST', `/api/residences/${id}/events`, event)).id;
}

const seats = async (staff: StaffClient, id: string, event: string) =>
  (await staff.ok<{ seatsTaken: number }>('GET', `/api/residences/${id}/events/${event}`)).seatsTaken;

const join1 = (eventId: string, people = 1) => ({ eventId, people, firstName: null });

const verdict = (answer: ActionAnswer) => (answer.status === 'applied' ? 'applied' : answer.code);

/** The item that the last change carried. */
async function requestIn(screen: ScreenClient, index: number): Promise<HelpRequest> {
  const { items } = await screen.change(index);
  return JSON.parse((items as WireItem[])[0]?.json ?? '') as HelpRequest;
}

test('[AC1] an action that is sent again, also after a restart, gets the same answer and has one effect', async () => {
  const hall = await aHall();
  const event = await anEvent(hall.staff, hall.id, hall.clock);
  const message = { key: randomUUID(), seq: 1 };
  const first = await hall.screen.act('event.join', join1(event, 3), message);
  expect(first).toMatchObject({ status: 'applied', scope: hall.id, rev: 3 });
  expect(await hall.screen.act('event.join', join1(event, 3), message)).toEqual(first);
  await hall.close();
  const again = await startServer({ dataDir: hall.dataDir, clock: hall.clock });
  const { screen, welcome } = await screenOnline(again.url, hall.identity);
  expect(welcome.lastSeq).toBe(1);
  // the same content with its keys in another order is the same content
  const reordered = { firstName: null, people: 3, eventId: event };
  expect(await screen.act('event.join', reordered, message)).toEqual(first);
  expect(await seats(await signIn(again.url), hall.id, event)).toBe(3);
});

test('[AC1] the same action twice at the same moment has one effect', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  const message = { key: randomUUID(), seq: 1 };
  const answers = await Promise.all([1, 2, 3].map(() => screen.act('event.join', join1(event), message)));
  expect(answers.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
  expect(await seats(staff, id, event)).toBe(1);
});

test('[AC2] a key that comes again with other content is refused, and what follows goes on', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  const key = randomUUID();
  await screen.act('event.join', join1(event, 1), { key });
  expect(verdict(await screen.act('event.join', join1(event, 2), { key }))).toBe('action.key_reused');
  expect(verdict(await screen.act('event.join', join1(event, 4)))).toBe('applied');
  expect(await seats(staff, id, event)).toBe(5);
});

test('[AC2] a number that another key has used is refused and has no effect', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  await screen.act('event.join', join1(event), { seq: 1 });
  expect(verdict(await screen.act('event.join', join1(event), { seq: 1 }))).toBe('conflict');
  expect(await seats(staff, id, event)).toBe(1);
});

test('[AC3] a gap is answered with the missing number; what was forgotten is an alarm and skipped', async () => {
  const { screen, staff, id, clock, logged, identity } = await aHall();
  const event = await anEvent(staff, id, clock);
  const fourth = { key: randomUUID(), seq: 4 };
  expect(await screen.act('event.join', join1(event), fourth)).toMatchObject({ status: 'retry', expect: 1 });
  screen.socket.emit('forgotten', { incarnation: identity.incarnation, from: 1, to: 3 });
  expect(verdict(await screen.act('event.join', join1(event), fourth))).toBe('applied');
  expect(logged).toContainEqual(expect.objectContaining({ level: 'alarm', code: 'outbox.forgotten' }));
});

test('[AC3] a new incarnation of the outbox begins again at 1', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  await screen.act('event.join', join1(event));
  const renewed = { seq: 1, incarnation: randomUUID() };
  expect(verdict(await screen.act('event.join', join1(event), renewed))).toBe('applied');
  expect(await seats(staff, id, event)).toBe(2);
});

test('[AC4] two screens that ask for the last seats at once: one gets them', async () => {
  const { screen, staff, id, code, url, clock } = await aHall();
  const { screen: other } = await screenOnline(url, await enrol(url, code));
  const event = await anEvent(staff, id, clock, { capacity: 3 });
  const answers = await Promise.all([screen, other].map((one) => one.act('event.join', join1(event, 2))));
  expect(answers.map(verdict).toSorted()).toEqual(['applied', 'event.full']);
  expect(await seats(staff, id, event)).toBe(2);
});

test('[AC14] seats that were given elsewhere count, when somebody comes and when staff changes the event', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock, { capacity: 12, seatsTakenElsewhere: 11 });
  expect(await seats(staff, id, event)).toBe(11);
  expect(verdict(await screen.act('event.join', join1(event, 2)))).toBe('event.full');
  expect(verdict(await screen.act('event.join', join1(event, 1)))).toBe('applied');
  expect(await seats(staff, id, event)).toBe(12);
  await staff.ok('PATCH', `/api/residences/${id}/events/${event}`, { seatsTakenElsewhere: 5 });
  expect(await seats(staff, id, event)).toBe(6);
});

test('[AC5] refused actions are final, repeated alike, and the next one is taken', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  const unknown = { key: randomUUID(), seq: 1 };
  const refusal = await screen.act('event.join', join1('nothing'), unknown);
  expect(refusal).toMatchObject({ status: 'refused', code: 'event.unknown' });
  expect(await screen.act('event.join', join1('nothing'), unknown)).toEqual(refusal);
  screen.continueAt(2);
  expect(await screen.act('event.join', { eventId: event, people: 0, firstName: null })).toMatchObject({
    code: 'action.unreadable',
    field: 'people',
  });
  expect(verdict(await screen.act('tea.pour', {}))).toBe('action.unknown_kind');
  expect(verdict(await screen.act('event.join', { eventId: 'x'.repeat(40_000) }))).toBe('action.too_large');
  expect(verdict(await screen.act('event.join', join1(event)))).toBe('applied');
});

test('[AC6] door, telephone, name and own words are in no feed item and in no log', async () => {
  const { screen, id, identity, logged, dataDir, close } = await aHall();
  const secret = {
    firstName: 'Odile-Privée',
    needText: 'mes mots à moi',
    reply: { way: 'call', phone: '04 65 71 99 99' },
  };
  expect(verdict(await screen.act('help.ask', anAsk('1234', secret)))).toBe('applied');
  const page = await screen.pull(id);
  const seen = JSON.stringify([page, screen.changes, logged]);
  for (const word of ['Odile-Privée', 'mes mots', '04 65']) expect(seen).not.toContain(word);
  expect(seen).toContain('1234');
  await close();
  expect(readdirSync(dataDir)).toContain('server.db');
  expect(readFileSync(join(dataDir, 'server.db'), 'latin1')).not.toContain(
    identity.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  );
});

test('[AC7] a request goes from open to offered, matched, done and thanked', async () => {
  const { screen } = await aHall();
  const requestId = randomUUID();
  await screen.act('help.ask', anAsk('4827'), { key: requestId });
  expect(await requestIn(screen, 0)).toMatchObject({
    id: requestId,
    number: '4827',
    status: 'open',
    building: 'A',
    offers: [],
  });
  const [fatou, karim] = [randomUUID(), randomUUID()];
  const offer = (firstName: string) => ({
    requestId,
    firstName,
    floor: '3e étage',
    phone: '04 65 71 11 11',
    comes: null,
  });
  await screen.act('help.offer', offer('Fatou'), { key: fatou });
  await screen.act('help.offer', offer('Karim'), { key: karim });
  expect(await requestIn(screen, 2)).toMatchObject({
    status: 'offered',
    offers: [{ id: fatou, firstName: 'Fatou', status: 'waiting' }, { id: karim }],
  });
  await screen.act('help.accept', { requestId, offerId: fatou });
  expect(await requestIn(screen, 3)).toMatchObject({
    status: 'matched',
    offers: [{ status: 'accepted' }, { status: 'declined' }],
  });
  expect(verdict(await screen.act('help.offer', offer('Zoé')))).toBe('request.closed');
  await screen.act('help.done', { requestId });
  await screen.act('help.thank', { requestId });
  expect(await requestIn(screen, 5)).toMatchObject({ status: 'done', thanked: true });
  expect(JSON.stringify(screen.changes)).not.toContain('04 65 71 11 11');
});

test('[AC15] neighbours who open a request are counted; of one that is over or gone nobody says anything', async () => {
  const { screen } = await aHall();
  const requestId = randomUUID();
  await screen.act('help.ask', anAsk('4827'), { key: requestId });
  await screen.act('help.seen', { requestId });
  await screen.act('help.seen', { requestId });
  expect(await requestIn(screen, 2)).toMatchObject({ status: 'open', seenBy: 2 });
  await screen.act('help.cancel', { requestId });
  expect(verdict(await screen.act('help.seen', { requestId }))).toBe('applied');
  expect(verdict(await screen.act('help.seen', { requestId: 'none' }))).toBe('applied');
  expect(await requestIn(screen, 3)).toMatchObject({ status: 'cancelled', seenBy: 2 });
});

test('[AC7] declining reopens, cancelling closes to everything, and what is unknown is said', async () => {
  const { screen, clock } = await aHall();
  const requestId = randomUUID();
  const offerId = randomUUID();
  const offer = { requestId, firstName: 'Fatou', floor: null, phone: null, comes: null };
  await screen.act('help.ask', anAsk('4827', { wish: { kind: 'no-hurry', part: 'any' } }), {
    key: requestId,
  });
  await screen.act('help.offer', offer, { key: offerId });
  await screen.act('help.accept', { requestId, offerId });
  await screen.act('help.decline', { requestId, offerId });
  expect(await requestIn(screen, 3)).toMatchObject({ status: 'open', offers: [{ status: 'declined' }] });
  expect(verdict(await screen.act('help.accept', { requestId, offerId }))).toBe('conflict');
  expect(verdict(await screen.act('help.accept', { requestId, offerId: 'none' }))).toBe('not_found');
  expect(verdict(await screen.act('help.thank', { requestId }))).toBe('conflict');
  await screen.act('help.cancel', { requestId });
  for (const kind of ['help.cancel', 'help.done'] as const)
    expect(verdict(await screen.act(kind, { requestId }))).toBe('request.closed');
  expect(verdict(await screen.act('help.offer', offer))).toBe('request.closed');
  expect(verdict(await screen.act('help.cancel', { requestId: 'none' }))).toBe('request.unknown');

  const late = randomUUID();
  await screen.act('help.ask', anAsk('1111', { wish: { kind: 'no-hurry', part: 'any' } }), { key: late });
  clock.move(31 * day);
  expect(verdict(await screen.act('help.offer', { ...offer, requestId: late }))).toBe('request.closed');
});

test('[AC8] a request ends seven days after the wished day where the residence is, or as it says', async () => {
  const { screen, staff, id } = await aHall(); // 24 November 2026
  const wish = (more: object) => ({ wish: { part: 'any', ...more } });
  await screen.act('help.ask', anAsk('1111', wish({ kind: 'day', date: '2026-11-25' })));
  expect((await requestIn(screen, 0)).expiresAt).toBe(Date.UTC(2026, 11, 2, 23)); // midnight in Paris
  await staff.ok('PATCH', `/api/residences/${id}`, { helpDaysAfterWish: 1 });
  await screen.act('help.ask', anAsk('2222', wish({ kind: 'week', until: '2026-11-29' })));
  expect((await requestIn(screen, 2)).expiresAt).toBe(Date.UTC(2026, 10, 30, 23));
  expect(
    verdict(await screen.act('help.ask', anAsk('3333', wish({ kind: 'day', date: '2026-11-20' })))),
  ).toBe('action.expired');
});

test('[AC19] a residence says how long an ended request stays and how long its number rests', async () => {
  const { screen, staff, id, clock, close, dataDir } = await aHall();
  await staff.ok('PATCH', `/api/residences/${id}`, { endedDaysOnScreen: 2, numberRestDays: 10 });
  const wrong = await staff.call('PATCH', `/api/residences/${id}`, { numberRestDays: -1 });
  expect(wrong.status).toBe(400);
  await screen.act('help.ask', anAsk('4827', { wish: { kind: 'day', date: '2026-11-25', part: 'any' } }));
  await close();
  const verdicts: (string | undefined)[] = [];
  for (const days of [9, 3, 8, 3]) {
    clock.move(days * day);
    const server = await startServer({ dataDir, clock }); // housekeeping runs at the start
    const { code } = (await (await signIn(server.url)).ok('POST', `/api/residences/${id}/codes`, {})) as {
      code: string;
    };
    const { screen: now } = await screenOnline(server.url, await enrol(server.url, code));
    verdicts.push(
      verdict(await now.act('help.ask', anAsk('4827', { wish: { kind: 'no-hurry', part: 'any' } }))),
    );
    await server.close();
  }
  const taken = 'request.no_number';
  expect(verdicts).toEqual([taken, taken, taken, 'applied']);
});

test('[AC9] leased numbers are of one screen only, the same for the same lease, and used once', async () => {
  const { screen, url, code, staff, id } = await aHall();
  const { screen: other } = await screenOnline(url, await enrol(url, code));
  const lease = async (who: ScreenClient, leaseId: string) => {
    const answer = await ask<Answer<{ numbers: string[] }>>(who.socket, 'numbers:lease', {
      leaseId,
      count: 100,
    });
    return answer.ok ? answer.value.numbers : [];
  };
  const leaseId = randomUUID();
  const [mine, theirs] = await Promise.all([lease(screen, leaseId), lease(other, randomUUID())]);
  expect(mine).toHaveLength(100);
  expect(new Set([...mine, ...theirs]).size).toBe(200);
  expect(mine.every((number) => /^[1-9]{4}$/.test(number))).toBe(true);
  expect((await lease(screen, leaseId)).toSorted()).toEqual(mine.toSorted());
  expect(verdict(await screen.act('help.ask', anAsk(mine[0] ?? '')))).toBe('applied');
  expect(verdict(await other.act('help.ask', anAsk(mine[0] ?? '')))).toBe('request.no_number');
  // taken by the caretaker: not one of the leased ones
  const body = {
    need: 'errand',
    needText: null,
    wish: { kind: 'no-hurry', part: 'any' },
    building: null,
    firstName: null,
    reply: { way: 'come-back' },
  };
  const { number } = await staff.ok<{ number: string }>('POST', `/api/residences/${id}/requests`, body);
  expect([...mine, ...theirs]).not.toContain(number);
});

test('[AC9] when all numbers of a residence are leased, that is said', async () => {
  const { screen } = await aHall();
  const counts: number[] = [];
  for (;;) {
    const answer = await ask<Answer<{ numbers: string[] }>>(screen.socket, 'numbers:lease', {
      leaseId: randomUUID(),
      count: 100,
    });
    if (!answer.ok) {
      expect(answer.refusal.code).toBe('request.no_number');
      break;
    }
    counts.push(answer.value.numbers.length);
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9 ** 4);
});

test('[AC10] an answer counts companions, is taken back once, and is refused for what is over, cancelled or asks for none', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  const joinKey = randomUUID();
  await screen.act('event.join', join1(event, 4), { key: joinKey });
  await screen.act('event.join', join1(event, 1));
  expect(await seats(staff, id, event)).toBe(5);
  for (let time = 0; time < 2; time++)
    expect(verdict(await screen.act('event.leave', { eventId: event, joinKey }))).toBe('applied');
  expect(await seats(staff, id, event)).toBe(1);
  const silent = await anEvent(staff, id, clock, { answers: false });
  const cancelled = await anEvent(staff, id, clock, { status: 'cancelled' });
  expect(verdict(await screen.act('event.join', join1(silent)))).toBe('event.no_answer_wanted');
  expect(verdict(await screen.act('event.join', join1(cancelled)))).toBe('event.cancelled');
  clock.move(7_200_000);
  expect(verdict(await screen.act('event.join', join1(event)))).toBe('event.over');
});

test('[AC10] staff reads who comes, and the names are gone 30 days after the event', async () => {
  const { screen, staff, id, clock, close, dataDir } = await aHall();
  const event = await anEvent(staff, id, clock);
  const path = `/api/residences/${id}/events/${event}/answers`;
  await screen.act('event.join', { eventId: event, people: 2, firstName: 'Odile' });
  expect(await staff.ok('GET', path)).toMatchObject({
    items: [{ people: 2, firstName: 'Odile' }],
    next: null,
  });
  expect(JSON.stringify(screen.changes)).not.toContain('Odile');
  await close();
  clock.move(31 * day);
  const later = await startServer({ dataDir, clock });
  expect(await (await signIn(later.url)).ok('GET', path)).toMatchObject({
    items: [{ people: 2, firstName: null }],
  });
});

test('[AC10] people answer an event of their town', async () => {
  const { staff, id, clock, url, identity } = await aHall();
  await staff.ok('POST', '/api/scopes', { id: 'nice', kind: 'town', name: 'Nice' });
  await staff.ok('PUT', `/api/residences/${id}/scopes`, { scopes: ['nice'] });
  const event = { title: 'Bal', startsAt: clock.now(), endsAt: clock.now() + day, answers: true };
  const { id: eventId } = await staff.ok<{ id: string }>('POST', '/api/scopes/nice/events', event);
  const { screen } = await screenOnline(url, identity);
  expect(await screen.act('event.join', join1(eventId, 2))).toMatchObject({
    status: 'applied',
    scope: 'nice',
    rev: 2,
  });
});

test('[AC10] seats that were taken elsewhere count', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock, { capacity: 10, seatsTakenElsewhere: 8 });
  expect(verdict(await screen.act('event.join', join1(event, 3)))).toBe('event.full');
  expect(verdict(await screen.act('event.join', join1(event, 2)))).toBe('applied');
  expect(await seats(staff, id, event)).toBe(10);
});

test('[AC10] a change by staff keeps the answers of the people', async () => {
  const { screen, staff, id, clock } = await aHall();
  const event = await anEvent(staff, id, clock);
  await screen.act('event.join', join1(event, 4));
  await staff.ok('PATCH', `/api/residences/${id}/events/${event}`, { title: 'Thé' });
  expect(await seats(staff, id, event)).toBe(4);
});

test('[AC11] « moi aussi » counts once more until the fault is repaired', async () => {
  const { screen, staff, id } = await aHall();
  const faultId = randomUUID();
  const said = { subject: 'lift', place: { building: 'A', floor: null }, text: null };
  expect(verdict(await screen.act('fault.report', said, { key: faultId }))).toBe('applied');
  await screen.act('fault.me_too', { faultId });
  expect(await staff.ok('GET', `/api/residences/${id}/faults/${faultId}`)).toMatchObject({
    reports: 2,
    status: 'reported',
  });
  await staff.ok('PATCH', `/api/residences/${id}/faults/${faultId}`, {
    status: 'repaired',
    word: 'C’est réparé.',
  });
  expect(verdict(await screen.act('fault.me_too', { faultId }))).toBe('conflict');
  expect(verdict(await screen.act('fault.me_too', { faultId: 'none' }))).toBe('not_found');
});

test('[FA1] a fault says when it was repaired, once, and forgets it when it is broken again', async () => {
  const { screen, staff, id, clock } = await aHall();
  const key = randomUUID();
  await screen.act(
    'fault.report',
    { subject: 'noise', place: { building: 'A', floor: null }, text: null },
    { key },
  );
  const path = `/api/residences/${id}/faults/${key}`;
  const repairedAt = clock.now();
  expect(await staff.ok('PATCH', path, { status: 'repaired' })).toMatchObject({ repairedAt });
  clock.move(60_000);
  expect(await staff.ok('PATCH', path, { word: 'C’est fait.' })).toMatchObject({ repairedAt });
  expect(await staff.ok('PATCH', path, { status: 'reported' })).toMatchObject({ repairedAt: null });
});

test('[AC12] durableSeq is 0 until the age of the backups is said, then the last action older than that', async () => {
  const { screen, close, dataDir, clock, identity } = await aHall();
  const report = { subject: 'light', place: { building: null, floor: null }, text: null };
  expect(await screen.act('fault.report', report)).toMatchObject({ durableSeq: 0 });
  clock.move(36 * day);
  await screen.act('fault.report', report);
  expect(await screen.act('fault.report', report)).toMatchObject({ durableSeq: 0 });
  await close();
  const { url } = await startServer({ dataDir, clock, backupAgeMs: 35 * day });
  const { screen: later, welcome } = await screenOnline(url, identity);
  expect(welcome).toMatchObject({ lastSeq: 3, durableSeq: 1 });
  expect(await later.act('fault.report', report)).toMatchObject({ durableSeq: 1 });
});

test('[AC13] a repeat whose result was let go after 400 days is answered and not applied again', async () => {
  const { screen, close, dataDir, clock, identity, id } = await aHall();
  const report = { subject: 'light', place: { building: null, floor: null }, text: null };
  const message = { key: randomUUID(), seq: 1 };
  await screen.act('fault.report', report, message);
  await close();
  clock.move(401 * day);
  const { url } = await startServer({ dataDir, clock });
  const { screen: later } = await screenOnline(url, identity);
  expect(await later.act('fault.report', report, message)).toMatchObject({ status: 'applied', rev: null });
  const { items } = await (await signIn(url)).ok<{ items: unknown[] }>('GET', `/api/residences/${id}/faults`);
  expect(items).toHaveLength(1);
});
