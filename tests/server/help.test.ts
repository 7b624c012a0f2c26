import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { fitsSlowHash } from '#main/host/slow-hash.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { ActionAnswer } from '#shared/server-protocol/action.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { aHall } from './a-hall.ts';
import { anAsk } from './screen-client.ts';
import type { ScreenClient } from './screen-client.ts';

/** The request as the change with this index carried it to the screens. */
async function requestIn(screen: ScreenClient, index: number): Promise<HelpRequest> {
  const { items } = await screen.change(index);
  return JSON.parse((items as WireItem[])[0]?.json ?? '') as HelpRequest;
}

test('[AC16] a request that gave a door carries a slow hash of its floor, and not the floor', async () => {
  const { screen, staff, id } = await aHall();
  await screen.act('help.ask', anAsk('1111', { reply: { way: 'knock', door: '2' } }));
  const { floorCheck, ...rest } = await requestIn(screen, 0);
  expect(JSON.stringify(rest)).not.toMatch(/door|level|floor/);
  const fits = await Promise.all(['0', '1'].map((level) => fitsSlowHash(level, floorCheck ?? '')));
  expect(fits).toEqual([true, false]);
  await screen.act('help.ask', anAsk('2222', { reply: { way: 'come-back' } }));
  await screen.act('help.ask', anAsk('3333', { reply: { way: 'letterbox', door: 'nobody’s' } }));
  expect([(await requestIn(screen, 1)).floorCheck, (await requestIn(screen, 2)).floorCheck]).toEqual([
    null,
    null,
  ]);
  const { number: _given, ...draft } = anAsk('', { reply: { way: 'knock', door: '1' } });
  const byStaff = await staff.ok<HelpRequest>('POST', `/api/residences/${id}/requests`, draft);
  expect(await fitsSlowHash('0', byStaff.floorCheck ?? '')).toBe(true);
});

const anOffer = (requestId: string, firstName: string, more: object = {}) => ({
  requestId,
  firstName,
  floor: null,
  phone: null,
  comes: null,
  ...more,
});
const verdict = (answer: ActionAnswer) => (answer.status === 'applied' ? 'applied' : answer.code);

test('[AC17] an offer takes the number that its screen gave, once; one of an older screen needs none', async () => {
  const { screen, staff, id } = await aHall();
  const requestId = randomUUID();
  await screen.act('help.ask', anAsk('1111'), { key: requestId });
  expect(verdict(await screen.act('help.offer', anOffer(requestId, 'Fatou', { number: '2222' })))).toBe(
    'applied',
  );
  for (const number of ['1111', '2222'])
    expect(verdict(await screen.act('help.offer', anOffer(requestId, 'Karim', { number })))).toBe(
      'request.no_number',
    );
  await screen.act('help.offer', anOffer(requestId, 'Zoé'));
  const request = await staff.ok<HelpRequest>('GET', `/api/residences/${id}/requests/${requestId}`);
  expect(request.offers.map(({ firstName, number }) => [firstName, number])).toEqual([
    ['Fatou', '2222'],
    ['Zoé', null],
  ]);
  await staff.ok('DELETE', `/api/residences/${id}/requests/${requestId}`);
  const again = randomUUID();
  await screen.act('help.ask', anAsk('3333'), { key: again });
  expect(verdict(await screen.act('help.offer', anOffer(again, 'Ali', { number: '2222' })))).toBe(
    'request.no_number', // it rests
  );
});

test('[AC18] a helper who withdraws leaves the request open, or offered while others wait', async () => {
  const { screen } = await aHall();
  const [requestId, fatou, karim, late] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await screen.act('help.ask', anAsk('1111'), { key: requestId });
  await screen.act('help.offer', anOffer(requestId, 'Fatou', { number: '2222' }), { key: fatou });
  await screen.act('help.offer', anOffer(requestId, 'Karim', { number: '3333' }), { key: karim });
  await screen.act('help.withdraw', { requestId, offerId: fatou });
  expect(await requestIn(screen, 3)).toMatchObject({
    status: 'offered',
    offers: [{ status: 'withdrawn' }, { status: 'waiting' }],
  });
  await screen.act('help.accept', { requestId, offerId: karim });
  await screen.act('help.withdraw', { requestId, offerId: karim });
  expect(await requestIn(screen, 5)).toMatchObject({
    status: 'open',
    offers: [{ status: 'withdrawn' }, { status: 'withdrawn' }],
  });
  expect(verdict(await screen.act('help.withdraw', { requestId, offerId: karim }))).toBe('conflict');
  expect(verdict(await screen.act('help.withdraw', { requestId, offerId: late }))).toBe('not_found');
});
