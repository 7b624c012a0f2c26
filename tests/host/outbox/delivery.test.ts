import { describe, expect, test } from 'vitest';
import type { ActionMessage } from '#shared/server-protocol/action.ts';
import type { NumbersLease } from '#shared/server-protocol/numbers.ts';
import { aHelpAsk, anEventJoin } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const act = (kiosk: MemoryKiosk, action = anEventJoin()) => kiosk.page.call('act', action as never);
const keysOf = (kiosk: MemoryKiosk) => kiosk.server.applied.map(({ key }) => key);

test('[OB15] actions reach the server in the order in which people did them, at most sixteen unanswered at once', async () => {
  const kiosk = await aKiosk();
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  const actions = Array.from({ length: 50 }, () => anEventJoin());
  for (const action of actions) await act(kiosk, action);
  kiosk.server.isReachable = true;
  let inFlight = 0;
  kiosk.server.fault = (name, message) => {
    if (name !== 'action') return 'deliver';
    inFlight = Math.max(inFlight, (message as ActionMessage).seq - kiosk.server.applied.length);
    return 'deliver';
  };
  await kiosk.clock.advance(5_000);
  expect(keysOf(kiosk)).toEqual(actions.map(({ key }) => key));
  expect(inFlight).toBeLessThanOrEqual(16);
  expect(kiosk.page.status?.outbox.pending).toBe(0);
});

test('[OB16] whatever answers are lost, each action has its effect exactly once', async () => {
  const kiosk = await aKiosk();
  let turn = 0;
  kiosk.server.fault = (name) => {
    turn += 1;
    if (name === 'action' && turn % 3 === 0) return 'lose-answer';
    return name === 'action' && turn % 7 === 0 ? 'swallow' : 'deliver';
  };
  const actions = Array.from({ length: 40 }, () => anEventJoin());
  for (const action of actions) {
    await act(kiosk, action);
    await kiosk.clock.advance(700);
  }
  await kiosk.clock.advance(1_200_000);
  kiosk.server.fault = () => 'deliver';
  await kiosk.clock.advance(300_000);
  expect(keysOf(kiosk)).toEqual(actions.map(({ key }) => key));
  expect(kiosk.page.status?.outbox.pending).toBe(0);
});

test('[OB17] a refusal is told to the page until a person has seen it', async () => {
  const kiosk = await aKiosk();
  kiosk.server.refuseAction = () => 'event.full';
  const action = anEventJoin();
  await act(kiosk, action);
  await settled();
  expect(kiosk.page.outcomes).toEqual([
    { key: action.key, kind: 'event.join', because: 'event.full', number: expect.any(String) },
  ]);
  await kiosk.restart();
  expect(kiosk.page.outcomes.length).toBe(1);
  await kiosk.page.call('outcome.seen', { key: action.key });
  expect(kiosk.page.outcomes).toEqual([]);
});

test('[OB18] a server put back to an older backup gets again what people did since', async () => {
  const kiosk = await aKiosk();
  await act(kiosk);
  await settled();
  const restore = kiosk.server.backup();
  for (let time = 0; time < 5; time++) await act(kiosk);
  await settled();
  const all = keysOf(kiosk);
  expect(all.length).toBe(6);
  restore();
  expect(keysOf(kiosk).length).toBe(1);
  kiosk.server.dropLines();
  await kiosk.clock.advance(5_000);
  expect(keysOf(kiosk)).toEqual(all);
});

test('[OB19] asked for an action that it no longer holds, the screen says so, counts it, and goes on', async () => {
  const kiosk = await aKiosk();
  const restore = kiosk.server.backup();
  kiosk.server.durableSeq = 2; // wrongly: the backup does not cover them
  for (let time = 0; time < 4; time++) {
    await act(kiosk);
    await settled();
  }
  restore();
  kiosk.server.dropLines();
  await kiosk.clock.advance(5_000);
  expect(kiosk.server.messages('forgotten')).toMatchObject([{ from: 1, to: 2 }]);
  expect(kiosk.log.count('outbox.forgotten')).toBe(1);
  expect(keysOf(kiosk).length).toBe(2);
});

test('[OB20] a server that is busy is asked again after its time, ever more slowly, and nothing overtakes', async () => {
  const kiosk = await aKiosk();
  let answers = 0;
  const { server } = kiosk;
  const answer = server.results.get.bind(server.results);
  server.results.get = (key: string) =>
    answers++ < 6
      ? { key, status: 'retry', code: 'server.busy', retryAfterMs: 2_000 }
      : (answer(key) ?? undefined);
  const before = server.messages('action').length;
  await act(kiosk);
  await kiosk.clock.advance(8_000);
  expect(server.messages('action').length - before).toBeLessThanOrEqual(5);
  await kiosk.clock.advance(300_000);
  expect(server.applied.length).toBe(1);
});

test('[OB21] a malformed answer is counted, and the action is sent again', async () => {
  const kiosk = await aKiosk();
  const { server } = kiosk;
  const right = server.results.get.bind(server.results);
  let wrong = 3;
  server.results.get = (key: string) => (wrong-- > 0 ? ({ status: 'maybe' } as never) : right(key));
  await act(kiosk);
  await kiosk.clock.advance(120_000);
  expect([
    server.applied.length,
    kiosk.log.count('protocol.malformed'),
    kiosk.page.status?.outbox.pending,
  ]).toEqual([1, 3, 0]);
});

test('[OB22] actions of a card that was copied get a numbering of their own, and none is taken for an old one', async () => {
  const kiosk = await aKiosk();
  const { server } = kiosk;
  await act(kiosk);
  await settled();
  for (const incarnation of server.lastSeq.keys()) server.lastSeq.set(incarnation, 9); // a copy has been here
  server.dropLines();
  await kiosk.clock.advance(5_000);
  await act(kiosk);
  await kiosk.clock.advance(60_000);
  expect(server.applied.length).toBe(2);
  expect(new Set(server.messages<ActionMessage>('action').map((message) => message.incarnation)).size).toBe(
    2,
  );
});

describe('numbers', () => {
  test('[OB23] the screen keeps at least twenty numbers spare, for the time without a network', async () => {
    const kiosk = await aKiosk();
    expect(kiosk.server.messages<NumbersLease>('numbers:lease').length).toBe(1);
    for (let time = 0; time < 25; time++) await act(kiosk, aHelpAsk());
    await settled();
    expect(kiosk.server.messages<NumbersLease>('numbers:lease').length).toBe(2);
    kiosk.server.isReachable = false;
    kiosk.server.dropLines();
    const taken = [];
    for (let time = 0; time < 20; time++) taken.push(await act(kiosk, aHelpAsk()));
    expect(taken.every((taking) => taking.kind === 'kept' && taking.number !== null)).toBe(true);
  });

  test('[OB24] a lease whose answer was lost is asked for again under its name, also by the next start', async () => {
    const kiosk = await aKiosk((fresh) => {
      fresh.fault = (name) => (name === 'numbers:lease' ? 'lose-answer' : 'deliver');
    });
    await kiosk.clock.advance(10_000);
    await kiosk.restart({ between: () => (kiosk.server.fault = () => 'deliver') });
    await kiosk.clock.advance(10_000);
    const asked = kiosk.server.messages<NumbersLease>('numbers:lease');
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked.map(({ leaseId }) => leaseId)).size).toBe(1);
    expect((await act(kiosk, aHelpAsk())).kind).toBe('kept');
  });
});
