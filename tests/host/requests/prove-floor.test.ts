import { expect, test } from 'vitest';
import { slowHash } from '#server/slow-hash.ts';
import { aHelpAsk } from '#support/actions.ts';
import { aRequest } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const floor = (level: number, doors: string[]) => ({ level, name: `Étage ${level}`, doors });
const house = {
  id: 'residence',
  kind: 'residence',
  value: {
    id: 'residence',
    name: 'Le Cormoran',
    address: { street: '1 allée', postcode: '06000', city: 'Nice' },
    buildings: [{ id: 'A', name: 'Bâtiment A', floors: [floor(0, ['1']), floor(3, ['12'])] }],
  },
};
const cheap = { N: 2, r: 8, p: 1 };

async function aHall(): Promise<MemoryKiosk> {
  const request = aRequest('r', { floorCheck: await slowHash('3', cheap) });
  const kiosk = await aKiosk((server) =>
    server.publish([house, request, aRequest('free', { number: '1111' })]),
  );
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  return kiosk;
}
const prove = (kiosk: MemoryKiosk, number: string, level: number) =>
  kiosk.page.call('request.prove-floor', { number, level });
const follow = (kiosk: MemoryKiosk, number: string) => kiosk.page.call('request.follow', { number });

test('[FO7] whoever answers for a request that gave a door is asked for its floor, without a network', async () => {
  const kiosk = await aHall();
  expect(await follow(kiosk, '4827')).toMatchObject({ kind: 'found', asksFloor: true });
  expect(await follow(kiosk, '1111')).toMatchObject({ kind: 'found', asksFloor: false });
  expect([await prove(kiosk, '4827', 2), await prove(kiosk, '4827', 3)]).toEqual([
    { kind: 'wrong' },
    { kind: 'right' },
  ]);
});

test('[FO7] a request that has not left the screen is judged by its own door', async () => {
  const kiosk = await aHall();
  const taking = await kiosk.page.call('act', aHelpAsk() as never);
  const number = taking.kind === 'kept' ? (taking.number ?? '') : '';
  expect(await follow(kiosk, number)).toMatchObject({ delivery: 'kept', asksFloor: true });
  expect([await prove(kiosk, number, 0), await prove(kiosk, number, 3)]).toEqual([
    { kind: 'wrong' },
    { kind: 'right' },
  ]);
});

test('[FO8] the third wrong floor makes wait, for the right one and for every number', async () => {
  const kiosk = await aHall();
  const answers = [
    await prove(kiosk, '4827', 0),
    await prove(kiosk, '4827', 1),
    await prove(kiosk, '4827', 2),
  ];
  const wait = { kind: 'wait', seconds: 120 };
  expect(answers).toEqual([{ kind: 'wrong' }, { kind: 'wrong' }, wait]);
  expect([await prove(kiosk, '4827', 3), await follow(kiosk, '4827')]).toEqual([wait, wait]);
  await kiosk.clock.advance(120_000);
  expect(await prove(kiosk, '4827', 3)).toEqual({ kind: 'right' });
});

test('[FO8] wrong floors and wrong numbers add up', async () => {
  const kiosk = await aHall();
  for (let time = 0; time < 2; time++) await prove(kiosk, '4827', 0);
  expect([await follow(kiosk, '9999'), await follow(kiosk, '9998')]).toMatchObject([
    { kind: 'unknown' },
    { kind: 'wait' },
  ]);
});
