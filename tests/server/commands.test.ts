import { expect, test } from 'vitest';
import type { CommandOutcome } from '#shared/server-protocol/command.ts';
import { ask, enrol, screenOnline, until } from './screen-client.ts';
import type { Identity } from './screen-client.ts';
import { handClock, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

type State = { id: string; outcome: { kind: string }; by: string; expiresAt: number; createdAt: number };

async function aHall(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  const staff = await signIn(server.url);
  const { code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  const path = `/api/screens/${identity.screenId}/commands`;
  const order = (what: object, more = {}) => staff.ok<State>('POST', path, { order: what, ...more });
  const read = (id: string) => staff.ok<State>('GET', `${path}/${id}`);
  return { ...server, staff, code, identity, path, order, read };
}

/** A screen on the line; `commands` is what it was told. */
async function listening(url: string, identity: Identity) {
  const { screen } = await screenOnline(url, identity);
  const { commands } = screen;
  const answer = (id: string, outcome: CommandOutcome) =>
    ask(screen.socket, 'command:result', { id, outcome });
  return { screen, commands, answer };
}

test('[OP10] a command reaches the screen at once, and what became of it is read', async () => {
  const { url, identity, order, read } = await aHall();
  const { commands, answer } = await listening(url, identity);
  const made = await order({ kind: 'volume', percent: 40 });
  expect(made).toMatchObject({ by: 'operator', outcome: { kind: 'waiting' } });
  await until(() => commands.length === 1);
  expect(commands[0]).toEqual({
    id: made.id,
    expiresAt: made.expiresAt,
    order: { kind: 'volume', percent: 40 },
  });
  expect(await answer(made.id, { kind: 'done' })).toEqual({ ok: true, value: null });
  expect(await read(made.id)).toMatchObject({ outcome: { kind: 'done', hasPicture: false } });
});

test('[OP10] a command waits for a screen that is off the line, and no longer than its end', async () => {
  const clock = handClock();
  const { url, identity, order, read } = await aHall({ clock });
  const late = await order({ kind: 'reload' }, { withinMinutes: 1 });
  clock.move(61_000);
  const made = await order({ kind: 'identify' });
  const { commands, answer } = await listening(url, identity);
  await until(() => commands.length > 0);
  expect(commands.map(({ id }) => id)).toEqual([made.id]);
  expect(await read(late.id)).toMatchObject({ outcome: { kind: 'expired' } });
  await answer(made.id, { kind: 'failed', because: 'command.failed' });
  const again = await listening(url, identity);
  await order({ kind: 'restart' });
  await until(() => again.commands.length > 0);
  expect(again.commands.map((command) => command.order.kind)).toEqual(['restart']);
});

test('[OP10] the picture of the glass is read by staff, and by nobody else', async () => {
  const { url, identity, order, staff, path } = await aHall();
  const { answer } = await listening(url, identity);
  const { id } = await order({ kind: 'screenshot' });
  const bytes = Buffer.from('a picture');
  await answer(id, { kind: 'done', picture: bytes.toString('base64') });
  const list = await staff.ok<{ items: State[] }>('GET', path);
  expect(list.items).toMatchObject([{ id, outcome: { kind: 'done', hasPicture: true } }]);
  expect(JSON.stringify(list)).not.toContain(bytes.toString('base64'));
  const picture = `${url}${path}/${id}/picture`;
  const reply = await fetch(picture, { headers: { authorization: `Bearer ${staff.token}` } });
  expect([reply.headers.get('content-type'), Buffer.from(await reply.arrayBuffer())]).toEqual([
    'image/jpeg',
    bytes,
  ]);
  expect((await fetch(picture)).status).toBe(401);
});

const wrong: [body: object, field: string][] = [
  [{ order: { kind: 'run', program: 'rm' } }, 'order.kind'],
  [{ order: { kind: 'volume', percent: 101 } }, 'order.percent'],
  [{ order: { kind: 'reload', program: 'rm' } }, 'order'],
  [{ order: { kind: 'reload' }, withinMinutes: 100_000 }, 'withinMinutes'],
];
test.each(wrong)('[OP4] the server takes no other order: %j', async (body, field) => {
  const { staff, path } = await aHall();
  const reply = await staff.call('POST', path, body);
  expect([reply.status, (reply.body as { error: { field: string } }).error.field]).toEqual([
    400,
    expect.stringContaining(field),
  ]);
});

test('[OP11] a screen answers for its own commands only, and its first word counts', async () => {
  const { url, code, identity, order, read } = await aHall();
  const { answer } = await listening(url, identity);
  const other = await listening(url, await enrol(url, code));
  const { id } = await order({ kind: 'update' });
  await other.answer(id, { kind: 'done' });
  expect(await read(id)).toMatchObject({ outcome: { kind: 'waiting' } });
  await answer(id, { kind: 'failed', because: 'command.not_here' });
  await answer(id, { kind: 'done' });
  expect(await read(id)).toMatchObject({ outcome: { kind: 'failed', because: 'command.not_here' } });
});

test('[OP12] thirty days after it was ordered a command is gone', async () => {
  const clock = handClock();
  const { path, order, close, dataDir } = await aHall({ clock });
  await order({ kind: 'reload' });
  clock.move(31 * 86_400_000);
  await close();
  const { url } = await startServer({ clock, dataDir });
  const again = await signIn(url);
  expect((await again.ok<{ items: State[] }>('GET', path)).items).toEqual([]);
});
