import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CommandResult } from '#shared/server-protocol/command.ts';
import { settled } from '#support/hand-clock.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const minute = 60_000;
const order = (kiosk: MemoryKiosk) => {
  const expiresAt = kiosk.server.time() + 15 * minute;
  kiosk.server.tell('command', { id: randomUUID(), expiresAt, order: { kind: 'rotate-key' } });
};
const keyOf = ({ server }: MemoryKiosk) => [...server.screens.values()][0]?.publicKey;
const outcomes = ({ server }: MemoryKiosk) =>
  server.messages<CommandResult>('command:result').map(({ outcome }) => outcome.kind);

test('[OP23] the screen makes itself another key, says hello with it at once, and after a restart too', async () => {
  const kiosk = await aKiosk();
  const before = keyOf(kiosk);
  order(kiosk);
  await kiosk.clock.advance(minute);
  const after = keyOf(kiosk);
  expect([after === before, outcomes(kiosk)]).toEqual([false, ['done']]);
  expect(kiosk.page.status?.connection.kind).toBe('online');
  await kiosk.restart();
  expect([keyOf(kiosk), kiosk.page.status?.connection.kind]).toEqual([after, 'online']);
  order(kiosk);
  await kiosk.clock.advance(minute);
  expect(keyOf(kiosk)).not.toBe(after);
});

test('[OP23] an offer whose answer is lost, or a host that ends before it has one, locks nobody out', async () => {
  const kiosk = await aKiosk();
  const before = keyOf(kiosk);
  kiosk.server.fault = (name) => (name === 'key:offer' ? 'lose-answer' : 'deliver');
  order(kiosk);
  await settled();
  await kiosk.restart(); // the server knows the next key, and the screen does not know that it does
  expect(kiosk.server.messages('hello').length).toBeGreaterThan(1);
  expect(keyOf(kiosk)).toBe(before);
  kiosk.server.fault = () => 'deliver';
  await kiosk.clock.advance(5 * minute);
  const offered = kiosk.server.messages<{ publicKey: string }>('key:offer').map(({ publicKey }) => publicKey);
  expect(new Set(offered).size).toBe(1);
  expect([keyOf(kiosk), kiosk.page.status?.connection.kind]).toEqual([offered[0], 'online']);
});

test('[OP23] a next key that cannot be read holds nothing up, and gives way to a new one', async () => {
  const kiosk = await aKiosk();
  const before = keyOf(kiosk);
  await kiosk.restart({
    between: () => writeFileSync(join(kiosk.dataDir, 'identity', 'next-key.pem'), 'sealed:rubbish'),
  });
  expect(kiosk.page.status?.connection.kind).toBe('online');
  order(kiosk);
  await kiosk.clock.advance(minute);
  expect([keyOf(kiosk) === before, outcomes(kiosk)]).toEqual([false, ['done']]);
});

test('[OP23] where the server does not answer, the order is told as failed, and the screen goes on with its key', async () => {
  const kiosk = await aKiosk();
  const before = keyOf(kiosk);
  kiosk.server.fault = (name) => (name === 'key:offer' ? 'swallow' : 'deliver');
  order(kiosk);
  await kiosk.clock.advance(5 * minute);
  expect([keyOf(kiosk) === before, outcomes(kiosk)]).toEqual([true, ['failed']]);
});
