import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PresenceSensor } from '#main/host/machine/presence-sensor.ts';
import { SystemMachine } from '#main/host/machine/system-machine.ts';
import { systemClock } from '#main/host/system-clock.ts';
import type { CommandResult } from '#shared/server-protocol/command.ts';
import { eventually } from '#support/eventually.ts';
import { settled } from '#support/hand-clock.ts';
import { aResidence } from '#support/items.ts';
import { MemoryKiosk } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const minute = 60_000;
const distance = { file: '/sys/devices/in_distance_raw', nearFrom: 900, nearIs: 'below' };
const reflection = { file: '/sys/devices/in_proximity_raw', nearFrom: 2_500, nearIs: 'above' };

/** A screen in service, in the loop, whose sensor says that nobody is near. */
async function aHall(presence: object = distance) {
  const kiosk = new MemoryKiosk({
    server: (server) => server.publish([aResidence()]),
    config: { presence },
  });
  await stand(kiosk, 'attract');
  return kiosk;
}

async function stand(kiosk: MemoryKiosk, screen: string): Promise<void> {
  await kiosk.page.call('heartbeat', { screen, itemId: null, rev: null, urgentId: null });
  await kiosk.clock.advance(10_000);
}

const isNear = ({ page }: MemoryKiosk) => page.status?.isSomebodyNear;
const isLit = ({ page }: MemoryKiosk) => page.status?.light.isLit;

test('[PN13] somebody is near at once, and away ten seconds after the last value that said so', async () => {
  const kiosk = await aHall();
  expect(isNear(kiosk)).toBe(false);
  kiosk.machine.proximity = 900;
  await kiosk.clock.advance(250);
  expect(isNear(kiosk)).toBe(true);
  kiosk.machine.proximity = 901;
  await kiosk.clock.advance(9_000);
  expect(isNear(kiosk)).toBe(true);
  await kiosk.clock.advance(1_500);
  expect(isNear(kiosk)).toBe(false);
});

test('[PN13] a value on the edge does not flicker, and four a second are read', async () => {
  const kiosk = await aHall();
  const { announced } = kiosk.page;
  const [before, reads] = [announced.length, kiosk.machine.reads];
  for (let second = 0; second < 30; second++) {
    kiosk.machine.proximity = second % 2 === 0 ? 899 : 905;
    await kiosk.clock.advance(1_000);
  }
  expect([isNear(kiosk), kiosk.machine.reads - reads]).toEqual([true, 120]);
  const told = announced.slice(before).filter((one) => one.kind === 'announcement' && one.name === 'status');
  expect(told).toHaveLength(1);
});

test('[PN13] of a reflection what is above is near', async () => {
  const kiosk = await aHall(reflection);
  expect(isNear(kiosk)).toBe(false);
  kiosk.machine.proximity = 2_500;
  await kiosk.clock.advance(250);
  expect(isNear(kiosk)).toBe(true);
});

test('[PN13] without a sensor nobody knows, and nothing is read', async () => {
  const kiosk = new MemoryKiosk();
  await kiosk.clock.advance(10_000);
  expect([isNear(kiosk), kiosk.machine.reads]).toEqual([null, 0]);
});

test.each([
  ['is gone', null],
  ['never answers', 'hangs'],
] as const)(
  '[PN13] a sensor that %s sees nobody, is told once, and is looked at further',
  async (_what, said) => {
    const kiosk = await aHall();
    kiosk.machine.proximity = 500;
    await kiosk.clock.advance(250);
    expect(isNear(kiosk)).toBe(true);
    kiosk.machine.proximity = said;
    const reads = kiosk.machine.reads;
    await kiosk.clock.advance(minute);
    expect([isNear(kiosk), kiosk.log.count('presence.failed')]).toEqual([false, 1]);
    // What hangs is not asked again beside itself: it would take all threads that read files.
    if (said === 'hangs') expect(kiosk.machine.reads - reads).toBe(1);
    kiosk.machine.proximity = 500;
    await kiosk.clock.advance(1_000);
    expect(isNear(kiosk)).toBe(said === null);
    await kiosk.host.stop();
  },
);

test('[PN13] nothing is kept, logged or sent of who comes near', async () => {
  const kiosk = await aHall();
  const health = () => kiosk.server.messages<object>('health').length;
  const before = [kiosk.log.notes.length, kiosk.log.troubles.length, kiosk.server.applied.length];
  const reports = health();
  for (const value of [500, 2_000, 500, 2_000]) {
    kiosk.machine.proximity = value;
    await kiosk.clock.advance(12_000);
  }
  expect([kiosk.log.notes.length, kiosk.log.troubles.length, kiosk.server.applied.length]).toEqual(before);
  expect(health() - reports).toBeLessThanOrEqual(1); // by its own time
  expect(JSON.stringify(kiosk.server.messages('health'))).not.toMatch(/near|presence/i);
});

test('[PN13] no picture is taken of a glass that greets somebody', async () => {
  const kiosk = await aHall();
  kiosk.machine.proximity = 500;
  await kiosk.clock.advance(250);
  const id = randomUUID();
  kiosk.server.tell('command', {
    id,
    expiresAt: kiosk.server.time() + minute,
    order: { kind: 'screenshot' },
  });
  await settled();
  const outcomes = kiosk.server.messages<CommandResult>('command:result');
  expect(outcomes.find((one) => one.id === id)?.outcome).toEqual({
    kind: 'failed',
    because: 'command.somebody_there',
  });
});

test('[PN15] somebody near lights a dark panel, while near and three minutes more', async () => {
  const kiosk = await aHall();
  kiosk.server.tell('settings', { panelHours: { from: '14:30', until: '13:01' } });
  await kiosk.clock.advance(minute);
  expect(isLit(kiosk)).toBe(false);
  kiosk.machine.proximity = 500;
  await kiosk.clock.advance(250);
  expect(isLit(kiosk)).toBe(true);
  await kiosk.clock.advance(3.5 * minute);
  expect(isLit(kiosk)).toBe(true);
  kiosk.machine.proximity = 2_000;
  await kiosk.clock.advance(2 * minute);
  expect(isLit(kiosk)).toBe(true);
  await kiosk.clock.advance(2 * minute);
  expect(isLit(kiosk)).toBe(false);
});

test('[PN13] a file of the real machine is read as a sensor, and may go', async () => {
  const file = join(temporaryDirectory(), 'in_distance_raw');
  writeFileSync(file, '8190\n');
  const log = new TestLog();
  const machine = new SystemMachine({ clock: systemClock, dataDir: '' });
  const sensor = new PresenceSensor({
    clock: systemClock,
    log,
    sensor: { file, nearFrom: 900, nearIs: 'below' },
    machine,
  });
  const stopping = new AbortController();
  const ended = sensor.run(stopping.signal);
  onTestFinished(() => (stopping.abort(), ended));
  expect(sensor.isSomebodyNear).toBe(false);
  writeFileSync(file, '412\n');
  await eventually(() => sensor.isSomebodyNear);
  expect(log.troubles).toEqual([]);
  rmSync(file);
  await eventually(() => log.count('presence.failed') === 1);
  writeFileSync(file, '');
  await expect(machine.readNumber(file)).rejects.toThrow(TypeError);
  writeFileSync(file, '-3.5\n');
  expect(await machine.readNumber(file)).toBe(-3.5);
});
