import { expect, test } from 'vitest';
import { fitsSlowHash } from '#main/host/slow-hash.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { anAsk, enrol, screenOnline } from './screen-client.ts';
import type { ScreenClient } from './screen-client.ts';
import { handClock, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

async function aHall() {
  const clock = handClock();
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const { screen } = await screenOnline(server.url, await enrol(server.url, code));
  return { clock, staff, id, screen };
}

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
