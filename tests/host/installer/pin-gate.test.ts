import { expect, test } from 'vitest';
import { PinGate } from '#main/host/installer/pin-gate.ts';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';
import { seededChance } from '#support/chance.ts';
import { HandClock } from '#support/hand-clock.ts';
import { aKiosk, noon } from '#support/memory-kiosk.ts';
import { aKioskForInstallers } from '#support/installer.ts';
import { goodPin, pinLine } from '#support/pin-line.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const minute = 60_000;
const fitting = { panel: { diagonalInches: 55, bottomMm: 800 }, delays: {} };

function aGate() {
  const parts = {
    dataDir: temporaryDirectory(),
    clock: new HandClock(noon),
    chance: seededChance(),
    log: new TestLog(),
    pinLine: (): string | null => pinLine,
  };
  return { ...parts, gate: new PinGate(parts), again: () => new PinGate(parts) };
}

async function tryWrong(gate: PinGate, times: number) {
  const entries = [];
  for (let time = 0; time < times; time++) entries.push(await gate.enter('00000000'));
  return entries;
}

test('[IN3] the right PIN opens without a network, any other one says how many tries are left', async () => {
  const { gate, log } = aGate();
  expect(await tryWrong(gate, 2)).toEqual([
    { kind: 'wrong', left: 4 },
    { kind: 'wrong', left: 3 },
  ]);
  expect(await gate.enter(goodPin)).toMatchObject({ kind: 'open' });
  expect(await tryWrong(gate, 1)).toEqual([{ kind: 'wrong', left: 4 }]);
  expect(JSON.stringify([log.troubles, log.notes])).not.toMatch(/00000000|20261124/);
});

test('[IN4] five wrong PINs make wait five minutes, then twice as long each time, an hour at most; two at once are two tries', async () => {
  const { gate, clock } = aGate();
  const waits: number[] = [];
  for (let round = 0; round < 6; round++) {
    const entries = await Promise.all(Array.from({ length: 5 }, () => gate.enter('00000000')));
    const last = entries.at(-1);
    if (last?.kind !== 'wait') throw new Error('no wait');
    waits.push(last.seconds / 60);
    expect(await gate.enter(goodPin)).toEqual({ kind: 'wait', seconds: last.seconds });
    await clock.advance(last.seconds * 1000);
  }
  expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
  expect(await gate.enter(goodPin)).toMatchObject({ kind: 'open' });
});

test('[IN5] neither a restart of the program nor one of the machine gives back a try or shortens a wait', async () => {
  const { gate, again, clock } = aGate();
  await tryWrong(gate, 3);
  const restarted = again();
  expect(await tryWrong(restarted, 2)).toEqual([
    { kind: 'wrong', left: 1 },
    { kind: 'wait', seconds: 300 },
  ]);
  await clock.advance(4 * minute);
  expect(await again().enter(goodPin)).toEqual({ kind: 'wait', seconds: 60 });
  clock.bootId = 'boot-2';
  const rebooted = again();
  expect(await rebooted.enter(goodPin)).toEqual({ kind: 'wait', seconds: 300 });
  await clock.advance(5 * minute);
  expect(await rebooted.enter(goodPin)).toMatchObject({ kind: 'open' });
});

test('[IN6] the calls of an installer need the ticket of the visit that is open, and it ends by itself', async () => {
  const kiosk = await aKioskForInstallers();
  const strange = '019ab000-0000-7000-8000-000000000000';
  await expect(kiosk.page.call('installer.fit', { ticket: strange, fitting })).rejects.toThrow(
    'auth.required',
  );
  const entry = await kiosk.page.call('installer.enter', { pin: goodPin });
  if (entry.kind !== 'open') throw new Error(entry.kind);
  await kiosk.page.call('installer.fit', { ticket: entry.ticket, fitting });
  expect(kiosk.page.status?.panel).toEqual(fitting.panel);
  await kiosk.clock.advance(15 * minute);
  await expect(kiosk.page.call('installer.fit', { ticket: entry.ticket, fitting })).rejects.toThrow(
    'auth.required',
  );
});

test('[IN6] what an installer said of the panel outlives a restart; who has left must type the PIN again', async () => {
  const kiosk = await aKioskForInstallers();
  const entry = await kiosk.page.call('installer.enter', { pin: goodPin });
  if (entry.kind !== 'open') throw new Error(entry.kind);
  await kiosk.page.call('installer.fit', { ticket: entry.ticket, fitting });
  await kiosk.page.call('installer.leave', { ticket: entry.ticket });
  await expect(kiosk.page.call('installer.fit', { ticket: entry.ticket, fitting })).rejects.toThrow(
    'auth.required',
  );
  await kiosk.restart();
  expect(kiosk.page.status?.panel).toEqual(fitting.panel);
});

test('[IN7] without a PIN nobody comes in, and the page is not told to look for corners', async () => {
  const kiosk = await aKiosk();
  expect(kiosk.page.status?.isForInstallers).toBe(false);
  expect(await kiosk.page.call('installer.enter', { pin: goodPin })).toEqual({ kind: 'closed' });
  const dear = pinLine.replace('scrypt:16:1:1', 'scrypt:1048576:32:1');
  expect(kioskConfigSchema.safeParse({ installerPin: dear }).success).toBe(false);
  expect(kioskConfigSchema.safeParse({ installerPin: pinLine }).success).toBe(true);
});
