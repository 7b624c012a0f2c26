import { expect, test } from 'vitest';
import { settled } from '#support/hand-clock.ts';
import { aRequest } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const follow = (kiosk: MemoryKiosk, number: string) => kiosk.page.call('request.follow', { number });
const offer = { requestId: 'r', firstName: 'Fatou', floor: null, phone: null, comes: null };
const act = async (kiosk: MemoryKiosk, kind: string, payload: object) => {
  const key = kiosk.chance.uuid7();
  const taking = await kiosk.page.call('act', { key, kind, payload } as never);
  await settled();
  return { key, number: taking.kind === 'kept' ? (taking.number ?? '') : '' };
};

test('[FO9] an offer is found by its own number at once, before it has left this screen', async () => {
  const kiosk = await aKiosk((server) => server.publish([aRequest('r')]));
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  const { key, number } = await act(kiosk, 'help.offer', offer);
  expect(number).toMatch(/^[1-9]{4}$/);
  expect(await follow(kiosk, number)).toMatchObject({
    kind: 'offer',
    offerId: key,
    delivery: 'kept',
    request: { id: 'r', offers: [{ id: key, number, status: 'waiting' }] },
  });
});

test('[FO9] an offer that was made on another screen is found by its number too', async () => {
  const offers = [{ id: 'o', number: '7788', firstName: 'Fatou', status: 'accepted' }];
  const kiosk = await aKiosk((server) => server.publish([aRequest('r', { status: 'matched', offers })]));
  expect(await follow(kiosk, '7788')).toMatchObject({ kind: 'offer', offerId: 'o', delivery: 'sent' });
  expect((await follow(kiosk, '7789')).kind).toBe('unknown');
});

test('[HP12] « je ne peux plus venir » shows at once, can be taken back, and leaves after a minute', async () => {
  const offers = [{ id: 'o', number: '7788', firstName: 'Fatou', status: 'accepted' }];
  const kiosk = await aKiosk((server) => server.publish([aRequest('r', { status: 'matched', offers })]));
  const withdraw = () => act(kiosk, 'help.withdraw', { requestId: 'r', offerId: 'o' });
  const { key } = await withdraw();
  expect(await follow(kiosk, '4827')).toMatchObject({
    request: { status: 'open', offers: [{ status: 'withdrawn' }] },
  });
  expect(await kiosk.page.call('act.undo', { key })).toEqual({ kind: 'undone' });
  await settled();
  expect(await follow(kiosk, '7788')).toMatchObject({ request: { status: 'matched' } });
  await withdraw();
  await kiosk.clock.advance(66_000);
  expect(kiosk.server.applied.map(({ kind }) => kind)).toEqual(['help.withdraw']);
});

test('[HP14] an answer that the server refused tells which request it was about', async () => {
  const offers = [{ id: 'o', firstName: 'Fatou', status: 'waiting' }];
  const kiosk = await aKiosk((server) => server.publish([aRequest('r', { status: 'offered', offers })]));
  kiosk.server.refuseAction = () => 'conflict';
  await act(kiosk, 'help.accept', { requestId: 'r', offerId: 'o' });
  await kiosk.page.call('session.end', {});
  await settled();
  expect(kiosk.page.outcomes).toMatchObject([{ kind: 'help.accept', because: 'conflict', requestId: 'r' }]);
});
