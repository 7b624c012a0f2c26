import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settled } from '#support/hand-clock.ts';
import { aNotice, aResidence } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const hour = 3_600_000;
const minute = 60_000;

/** A screen in a hall of Paris, where it is one in the afternoon, whose panel is dark from half past one until half past two. */
async function aHall(more: ReturnType<typeof aNotice>[] = []) {
  const kiosk = await aKiosk((server) => server.publish([aResidence(), ...more]));
  tell(kiosk, { panelHours: { from: '14:30', until: '13:30' } });
  await stand(kiosk, 'attract');
  return kiosk;
}

const tell = (kiosk: MemoryKiosk, settings: object) => kiosk.server.tell('settings', settings);

/** The page shows this from now on. */
async function stand(kiosk: MemoryKiosk, screen: string): Promise<void> {
  await kiosk.page.call('heartbeat', { screen, itemId: null, rev: null, urgentId: null });
  await kiosk.clock.advance(10_000);
}

const lightOf = ({ page }: MemoryKiosk) => page.status?.light.isLit;

test('[PN1] the panel is dark outside its hours, on the residence’s clocks, and its power is off', async () => {
  const kiosk = await aHall();
  expect([lightOf(kiosk), kiosk.machine.powers]).toEqual([true, [true]]);
  await kiosk.clock.advance(29 * minute);
  expect(lightOf(kiosk)).toBe(true);
  await kiosk.clock.advance(2 * minute);
  expect([lightOf(kiosk), kiosk.machine.powers]).toEqual([false, [true, false]]);
  await kiosk.clock.advance(hour);
  expect([lightOf(kiosk), kiosk.machine.powers]).toEqual([true, [true, false, true]]);
});

test('[PN2] a touch lights it for three minutes, and as long as somebody is there', async () => {
  const kiosk = await aHall();
  await kiosk.clock.advance(35 * minute);
  await kiosk.page.call('panel.touched', {});
  await settled();
  expect(lightOf(kiosk)).toBe(true);
  await stand(kiosk, 'home');
  await kiosk.clock.advance(10 * minute);
  expect(lightOf(kiosk)).toBe(true);
  await stand(kiosk, 'attract');
  expect(lightOf(kiosk)).toBe(false);
});

test('[PN3] an urgent message keeps it lit; it is dark again when that has ended', async () => {
  const urgent = aNotice('lift', { level: 'urgent', expiresAt: Date.UTC(2026, 10, 24, 13) });
  const kiosk = await aHall([urgent]);
  await kiosk.clock.advance(50 * minute);
  expect(lightOf(kiosk)).toBe(true);
  await kiosk.clock.advance(12 * minute);
  expect(lightOf(kiosk)).toBe(false);
});

test('[PN4] where the machine cannot turn it off the page is black all the same, and health tells which', async () => {
  const lights = [];
  for (const deed of ['done', 'absent', 'failed'] as const) {
    const kiosk = await aHall();
    kiosk.machine.deed = deed;
    await kiosk.clock.advance(35 * minute);
    const health = kiosk.server.messages<{ panel: { light: string } }>('health').at(-1);
    lights.push([lightOf(kiosk), health?.panel.light, kiosk.page.status?.light.wakeMs]);
    expect(kiosk.log.count('panel.failed')).toBe(deed === 'failed' ? 1 : 0);
  }
  expect(lights).toEqual([
    [false, 'power-off', 5_000],
    [false, 'black', 700],
    [false, 'black', 700],
  ]);
});

test('[PN5] staff turns it off and on from afar, and back to its hours', async () => {
  const kiosk = await aHall();
  const seen = [];
  for (const light of ['off', 'hours', 'off', 'on'] as const) {
    const expiresAt = kiosk.server.time() + minute;
    kiosk.server.tell('command', { id: randomUUID(), expiresAt, order: { kind: 'panel', light } });
    await kiosk.clock.advance(10_000);
    seen.push(lightOf(kiosk));
  }
  expect(seen).toEqual([false, true, false, true]);
  await kiosk.clock.advance(35 * minute);
  expect(lightOf(kiosk)).toBe(true);
});

test('[PN6] a host that ends or begins leaves the panel lit, and one without hours never darkens it', async () => {
  const kiosk = await aHall();
  await kiosk.clock.advance(35 * minute);
  await kiosk.host.stop();
  expect(kiosk.machine.powers).toEqual([true, false, true]);
  const other = await aKiosk((server) => server.publish([aResidence()]));
  await stand(other, 'attract');
  await other.clock.advance(2 * hour);
  expect([lightOf(other), other.machine.powers]).toEqual([true, [true]]);
});

test('[PN7] a dark panel is a gap in the record of a posting, by that name', async () => {
  const legal = { rule: null, minimumDays: 31, checked: null };
  const kiosk = await aHall([aNotice('assembly', { legal })]);
  await kiosk.clock.advance(28 * minute);
  for (let beat = 0; beat < 180; beat++) {
    await kiosk.page.call('heartbeat', { screen: 'attract', itemId: null, rev: null, urgentId: null });
    await kiosk.clock.advance(2_000);
  }
  await kiosk.clock.advance(2 * hour);
  const marks = kiosk.server.applied
    .filter(({ kind }) => kind === 'posting.shown')
    .flatMap(({ payload }) => (payload as { marks: { what: string; from: number }[] }).marks);
  const from = Date.UTC(2026, 10, 24, 12, 30);
  const dark = marks.filter(({ what }) => what === 'dark');
  expect(dark.length).toBeGreaterThan(0);
  expect(Math.min(...dark.map((mark) => mark.from))).toBe(from);
});

test('[PN8] the machine is as loud as its settings say by day and by night, and is left alone without any', async () => {
  const kiosk = await aHall();
  expect(kiosk.machine.volume).toBeNull();
  const nightHours = { from: '13:30', until: '06:00' };
  tell(kiosk, { volume: { day: 70, night: 30 }, nightHours });
  await kiosk.clock.advance(1_000);
  expect(kiosk.machine.volume).toBe(70);
  kiosk.machine.volume = 55; // an installer sets it by hand
  await kiosk.clock.advance(20 * minute);
  expect(kiosk.machine.volume).toBe(55);
  await kiosk.clock.advance(15 * minute);
  expect(kiosk.machine.volume).toBe(30);
  tell(kiosk, { volume: { day: 70, night: 30 }, nightHours: { from: '23:00', until: '05:00' } });
  await kiosk.clock.advance(1_000);
  expect(kiosk.machine.volume).toBe(70);
});
