import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CommandOutcome, CommandResult } from '#shared/server-protocol/command.ts';
import { settled } from '#support/hand-clock.ts';
import { aNotice } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const minute = 60_000;

/** Sends a command as the server does; gives its id. */
function order(kiosk: MemoryKiosk, what: object, { id = randomUUID() as string, minutes = 15 } = {}): string {
  kiosk.server.tell('command', { id, expiresAt: kiosk.server.time() + minutes * minute, order: what });
  return id;
}

const results = (kiosk: MemoryKiosk) => kiosk.server.messages<CommandResult>('command:result');
const outcomeOf = (kiosk: MemoryKiosk, id: string): CommandOutcome | undefined =>
  results(kiosk).findLast((result) => result.id === id)?.outcome;

test('[OP1] a command is done once, however often it is sent, and its result is told', async () => {
  const kiosk = await aKiosk();
  const id = order(kiosk, { kind: 'reload' });
  order(kiosk, { kind: 'reload' }, { id });
  await settled();
  await kiosk.restart();
  order(kiosk, { kind: 'reload' }, { id });
  await kiosk.clock.advance(5 * minute);
  expect(kiosk.reloads).toBe(1);
  expect(results(kiosk)).toEqual([{ id, outcome: { kind: 'done' } }]);
});

test('[OP2] a result that was not answered is told again, on the next line and after a restart', async () => {
  const kiosk = await aKiosk();
  kiosk.server.fault = (name) => (name === 'command:result' ? 'swallow' : 'deliver');
  const id = order(kiosk, { kind: 'volume', percent: 40 });
  await kiosk.clock.advance(minute);
  kiosk.server.fault = () => 'deliver';
  await kiosk.restart();
  await kiosk.clock.advance(minute);
  expect(kiosk.machine.volume).toBe(40);
  expect(results(kiosk).length).toBeGreaterThan(1);
  expect(new Set(results(kiosk).map((result) => result.id))).toEqual(new Set([id]));
  const told = results(kiosk).length;
  kiosk.server.dropLines();
  await kiosk.clock.advance(5 * minute);
  expect(results(kiosk)).toHaveLength(told);
});

test('[OP3] what comes after its end is not done', async () => {
  const kiosk = await aKiosk();
  const id = order(kiosk, { kind: 'volume', percent: 40 }, { minutes: -1 });
  await settled();
  expect([kiosk.machine.volume, outcomeOf(kiosk, id)]).toEqual([null, { kind: 'expired' }]);
});

test('[OP4] an order that is not in the list, or not as the list says, is answered and not done', async () => {
  const kiosk = await aKiosk();
  const unknown = order(kiosk, { kind: 'run', program: 'rm' });
  const wrong = order(kiosk, { kind: 'volume', percent: 4000 });
  kiosk.server.tell('command', 'nonsense');
  await settled();
  const because = { kind: 'failed', because: 'command.unknown_kind' };
  expect([outcomeOf(kiosk, unknown), outcomeOf(kiosk, wrong)]).toEqual([because, because]);
  expect([kiosk.machine.volume, kiosk.log.count('protocol.malformed')]).toEqual([null, 1]);
});

test('[OP5] a restart ends the host, and the next start tells that it is done; what else was cut off is told as such', async () => {
  const kiosk = await aKiosk();
  const never = Promise.withResolvers<'done'>();
  kiosk.machine.setVolume = () => never.promise;
  const restart = order(kiosk, { kind: 'restart' });
  await kiosk.host.ended;
  await kiosk.restart();
  await kiosk.clock.advance(minute);
  expect(outcomeOf(kiosk, restart)).toEqual({ kind: 'done' });
  const volume = order(kiosk, { kind: 'volume', percent: 10 });
  await settled();
  await kiosk.restart();
  await kiosk.clock.advance(minute);
  expect(outcomeOf(kiosk, volume)).toEqual({ kind: 'failed', because: 'command.interrupted' });
});

test('[OP6] a picture is taken of a glass before which nobody stands, and of no other', async () => {
  const kiosk = await aKiosk();
  const shows = (screen: string) =>
    kiosk.page.call('heartbeat', { screen, itemId: null, rev: null, urgentId: null });
  await shows('ask');
  const refused = order(kiosk, { kind: 'screenshot' });
  await settled();
  await shows('attract');
  const taken = order(kiosk, { kind: 'screenshot' });
  await settled();
  expect(outcomeOf(kiosk, refused)).toEqual({ kind: 'failed', because: 'command.somebody_there' });
  const picture = kiosk.machine.picture.toString('base64');
  expect(outcomeOf(kiosk, taken)).toEqual({ kind: 'done', picture });
});

test('[OP7] what the machine cannot do, or failed to do, is said', async () => {
  const kiosk = await aKiosk();
  kiosk.machine.deed = 'absent';
  const absent = ['screenshot', 'update'].map((kind) => order(kiosk, { kind }));
  await settled();
  kiosk.machine.deed = 'failed';
  const failed = [order(kiosk, { kind: 'volume', percent: 1 }), order(kiosk, { kind: 'screenshot' })];
  await settled();
  const said = (ids: string[]) => ids.map((id) => outcomeOf(kiosk, id));
  expect(said(absent)).toEqual(absent.map(() => ({ kind: 'failed', because: 'command.not_here' })));
  expect(said(failed)).toEqual(failed.map(() => ({ kind: 'failed', because: 'command.failed' })));
});

test('[OP8] a screen shows its name for as long as it is asked to', async () => {
  const kiosk = await aKiosk();
  order(kiosk, { kind: 'identify', seconds: 30 });
  await settled();
  expect(kiosk.page.status?.isIdentified).toBe(true);
  await kiosk.clock.advance(20_000);
  order(kiosk, { kind: 'identify', seconds: 30 });
  await kiosk.clock.advance(20_000);
  expect(kiosk.page.status?.isIdentified).toBe(true);
  await kiosk.clock.advance(11_000);
  expect(kiosk.page.status?.isIdentified).toBe(false);
});

test('[OP9] a self-check tells of the network, the clock, the glass, what people did and the voice', async () => {
  const kiosk = await aKiosk();
  const before = order(kiosk, { kind: 'self-check' });
  await settled();
  await kiosk.page.call('heartbeat', { screen: 'attract', itemId: null, rev: null, urgentId: null });
  const after = order(kiosk, { kind: 'self-check' });
  await settled();
  const checks = [
    { name: 'link', state: 'failed' },
    { name: 'clock', state: 'ok' },
    { name: 'glass', state: 'failed' },
    { name: 'actions', state: 'ok' },
    { name: 'voice', state: 'failed' },
  ];
  expect(outcomeOf(kiosk, before)).toEqual({ kind: 'done', checks });
  const alive = checks.map((check) => (check.name === 'glass' ? { ...check, state: 'ok' } : check));
  expect(outcomeOf(kiosk, after)).toEqual({ kind: 'done', checks: alive });
});

test('[OP15] all content is fetched anew when staff orders it, and the glass keeps what it shows meanwhile', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a'), aNotice('b')]));
  let glassMeanwhile: string[] = [];
  kiosk.server.fault = (name) => {
    if (name === 'fetch') glassMeanwhile = kiosk.ids;
    return 'deliver';
  };
  const id = order(kiosk, { kind: 'resync' });
  await settled();
  await kiosk.clock.advance(3_000);
  expect(kiosk.server.messages('fetch')).toEqual(['manifest', { ids: ['a', 'b'] }, 'manifest']);
  expect([kiosk.ids, glassMeanwhile, outcomeOf(kiosk, id)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    { kind: 'done' },
  ]);
  await kiosk.clock.advance(10 * minute);
  expect(kiosk.server.messages('fetch')).toHaveLength(3);
});

test('[OP15] content that could not be fetched anew at once is fetched later', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a')]));
  kiosk.server.fault = (name) => (name === 'fetch' ? 'swallow' : 'deliver');
  order(kiosk, { kind: 'resync' });
  await kiosk.clock.advance(minute);
  expect([kiosk.ids, kiosk.server.messages('fetch')]).toEqual([['a'], []]);
  kiosk.server.fault = () => 'deliver';
  kiosk.server.dropLines();
  await kiosk.clock.advance(2 * minute);
  expect(kiosk.server.messages('fetch')).toEqual(['manifest', { ids: ['a'] }, 'manifest']);
});

test('[OP16] a reboot is done when the machine has started anew, and only then', async () => {
  const kiosk = await aKiosk();
  const done = order(kiosk, { kind: 'reboot' });
  await settled();
  kiosk.clock.bootId = 'boot-2';
  await kiosk.restart();
  const cut = order(kiosk, { kind: 'reboot' });
  await settled();
  await kiosk.restart();
  const unwilling = order(kiosk, { kind: 'reboot' });
  await kiosk.clock.advance(4 * minute);
  kiosk.machine.deed = 'absent';
  const absent = order(kiosk, { kind: 'reboot' });
  await kiosk.clock.advance(minute);
  const failed = (because: string) => ({ kind: 'failed', because });
  expect([done, cut, unwilling, absent].map((id) => outcomeOf(kiosk, id))).toEqual([
    { kind: 'done' },
    failed('command.interrupted'),
    failed('command.failed'),
    failed('command.not_here'),
  ]);
  expect(kiosk.machine.rebootsAsked).toBe(3);
});
