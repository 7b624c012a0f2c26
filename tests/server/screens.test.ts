import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ask, askOnce, connect, enrol, screenOnline, until } from './screen-client.ts';
import { startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

async function aHall() {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  const { screen, welcome } = await screenOnline(server.url, identity);
  return { ...server, staff, id, code, identity, screen, epoch: welcome.scopes[0]?.epoch ?? '' };
}

const hostile: [name: string, message: unknown][] = [
  ['pull', null],
  ['pull', { scope: 'x'.repeat(1000) }],
  ['pull', { scope: 'cormoran', epoch: '', since: -1, digest: '', limit: 1e9 }],
  ['action', { key: 'not a uuid' }],
  ['action', []],
  ['applied', 'text'],
  ['health', { app: 1 }],
  ['forgotten', { incarnation: 'x', from: 0, to: 0 }],
  ['numbers:lease', { leaseId: randomUUID(), count: 1e6 }],
  ['hello', {}],
  ['constructor', {}],
  ['no such message', {}],
];

test.each(hostile)(
  '[SV5] a malformed message is refused and disturbs nobody: %s %j',
  async (name, message) => {
    const { screen, staff, id, url, code } = await aHall();
    const { screen: neighbour } = await screenOnline(url, await enrol(url, code));
    screen.socket.emit(name, message);
    await until(() => screen.refusals.length > 0);
    expect(screen.refusals[0]?.code).toBe('protocol.malformed');
    await staff.ok('POST', `/api/residences/${id}/notices`, { title: 'Tout va bien', body: ['Oui.'] });
    await screen.change(0);
    await neighbour.change(0);
    expect(neighbour.refusals).toEqual([]);
  },
);

test('[SV5] malformed messages are counted for the operator', async () => {
  const { screen, staff } = await aHall();
  for (let time = 0; time < 3; time++) screen.socket.emit('pull', { nonsense: time });
  await until(() => screen.refusals.length === 3);
  expect(await staff.ok('GET', '/api/status')).toEqual({ errors: { 'protocol.malformed': 3 } });
});

test('[SV5] a malformed message that waits for an answer gets a refusal with the field', async () => {
  const { screen, url } = await aHall();
  expect(await ask(screen.socket, 'pull', { scope: 'cormoran' })).toMatchObject({
    ok: false,
    refusal: { code: 'protocol.malformed', field: 'epoch' },
  });
  const socket = await connect(url, '/enrol');
  expect(await ask(socket, 'screen:claim', { protocol: 1 })).toMatchObject({
    ok: false,
    refusal: { field: 'code' },
  });
});

test('[SV5] a message above the limit closes its own connection and no other', async () => {
  const { screen, url, code } = await aHall();
  const { screen: neighbour } = await screenOnline(url, await enrol(url, code));
  screen.socket.emit('applied', { scope: 'x'.repeat(2_000_000) });
  await until(() => screen.socket.disconnected);
  expect(neighbour.socket.connected).toBe(true);
});

test('[SV6] while the event loop is late, screens are told when to come again', async () => {
  const { screen, staff, id, epoch, identity } = await aHall();
  const pull = askOnce(screen.socket, 'pull', {
    scope: id,
    epoch,
    since: 0,
    digest: '0000000000000000',
    limit: 1,
  });
  const report = { kind: 'fault.report', payload: { subject: 'lift', place: {}, text: null } };
  const message = { ...report, key: randomUUID(), seq: 1, incarnation: identity.incarnation, at: 0 };
  const action = askOnce(screen.socket, 'action', message);
  await new Promise((resolve) => setImmediate(resolve)); // the messages are on their way
  const end = performance.now() + 500;
  while (performance.now() < end); // server and screen share this thread
  expect(await pull).toMatchObject({ ok: false, refusal: { code: 'server.busy', retryAfterSeconds: 2 } });
  expect(await action).toMatchObject({ status: 'retry', code: 'server.busy', retryAfterMs: 2000 });
  expect(await ask(screen.socket, 'action', message)).toMatchObject({ status: 'applied' });
  expect((await staff.ok<{ items: unknown[] }>('GET', `/api/residences/${id}/faults`)).items).toHaveLength(1);
});

test('[SV7] a fault of the server while it takes an action is answered retry, and the action is taken once it is mended', async () => {
  const { screen, staff, id, dataDir, logged } = await aHall();
  const now = Date.now();
  const event = { title: 'Café', startsAt: now, endsAt: now + 3_600_000, answers: true };
  const { id: eventId } = await staff.ok<{ id: string }>('POST', `/api/residences/${id}/events`, event);
  const file = new SqliteFile(join(dataDir, 'server.db'));
  const { json } = file.prepare('SELECT json FROM item WHERE id = ?').get(eventId) as { json: string };
  const store = file.prepare('UPDATE item SET json = ? WHERE id = ?');
  const message = { key: randomUUID(), seq: 1 };
  store.run('{', eventId);
  const join1 = { eventId, people: 1, firstName: null };
  expect(await screen.act('event.join', join1, message)).toMatchObject({ status: 'retry', code: 'internal' });
  expect(logged).toContainEqual(expect.objectContaining({ level: 'alarm', event: 'action failed' }));
  store.run(json, eventId);
  expect(await screen.act('event.join', join1, message)).toMatchObject({ status: 'applied' });
  file.close();
});

test('[ST10] the health of a screen shows its last report and whether it holds what the server held', async () => {
  const { screen, staff, identity, id, epoch } = await aHall();
  const page = await screen.pull(id);
  const digest = page.status === 'delta' ? page.digest : '';
  const health = {
    app: '0.1.0',
    uptimeSeconds: 60,
    restarts: {},
    cursors: [{ scope: id, cursor: 1 }],
    outbox: { pending: 0, refused: 0, oldestAt: null },
    errors: {},
    memoryBytes: 1,
    clockOffsetMs: 0,
    spareNumbers: 20,
    onGlass: null,
  };
  screen.socket.emit('health', health);
  screen.socket.emit('applied', { scope: id, epoch, cursor: 1, digest });
  const read = () =>
    staff.ok<{ health: unknown; scopes: unknown[] }>('GET', `/api/screens/${identity.screenId}/health`);
  let seen = await read();
  for (let time = 0; time < 40 && seen.health === null; time++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    seen = await read();
  }
  expect(seen).toMatchObject({
    connected: true,
    health,
    scopes: [{ scope: id, cursor: 1, head: 1, isEqual: true }],
  });
  screen.socket.emit('applied', { scope: id, epoch, cursor: 1, digest: 'ffffffffffffffff' });
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(await read()).toMatchObject({ scopes: [{ isEqual: false }] });
});
