import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { aHall } from './a-hall.ts';
import { startServer } from './server-under-test.ts';
import { signIn } from './staff-client.ts';

const day = 86_400_000;
const proposals = '/api/residences/cormoran/proposals';

const aProposal = (number: string, more: object = {}) => ({
  category: 'meeting',
  title: 'Un café',
  date: '2026-11-28',
  time: '15:30',
  place: 'Salle du bas',
  firstName: 'Odette',
  floor: '3e étage',
  number,
  ...more,
});

type Shown = { id: string; status: string; because: string | null; event: string | null };

test('[PP1] a proposal waits for staff with name and floor; the screens are told where it stands and no more', async () => {
  const { screen, staff, id } = await aHall();
  const key = randomUUID();
  expect(await screen.act('event.propose', aProposal('4827'), { key })).toMatchObject({
    status: 'applied',
    scope: id,
  });
  const { items } = await staff.ok<{ items: object[] }>('GET', proposals);
  expect(items).toMatchObject([{ id: key, ...aProposal('4827'), status: 'waiting', event: null }]);
  expect(await staff.ok('GET', `${proposals}/${key}`)).toEqual(items[0]);
  const change = await screen.change(0);
  const item = (change.items as WireItem[])[0];
  expect(item?.kind).toBe('proposal');
  expect(JSON.parse(item?.json ?? '')).toEqual({
    id: key,
    number: '4827',
    category: 'meeting',
    date: '2026-11-28',
    status: 'waiting',
    because: null,
    createdAt: expect.any(Number) as unknown,
  });
});

test('[PP2] accepting publishes the event at its hour on the clocks of the residence, without the name; only once', async () => {
  const { screen, staff, id } = await aHall();
  const key = randomUUID();
  await screen.act('event.propose', aProposal('4827'), { key });
  const accepted = await staff.ok<Shown>('PATCH', `${proposals}/${key}`, { status: 'accepted' });
  const event = await staff.ok<object>('GET', `/api/residences/${id}/events/${accepted.event ?? ''}`);
  expect(event).toMatchObject({
    title: 'Un café',
    category: 'meeting',
    startsAt: Date.UTC(2026, 10, 28, 14, 30),
    place: { name: 'Salle du bas' },
    answers: true,
  });
  expect(JSON.stringify(event)).not.toMatch(/Odette|étage/);
  const again = await staff.call('PATCH', `${proposals}/${key}`, { status: 'accepted' });
  expect([again.status, (again.body as { error: object }).error]).toMatchObject([409, { code: 'conflict' }]);
  const { items } = await staff.ok<{ items: object[] }>('GET', `/api/residences/${id}/events`);
  expect(items).toHaveLength(1);
});

test('[PP3] a refusal has a reason in words, which the screens are told', async () => {
  const { screen, staff } = await aHall();
  const key = randomUUID();
  await screen.act('event.propose', aProposal('4827'), { key });
  const wordless = await staff.call('PATCH', `${proposals}/${key}`, { status: 'refused' });
  expect([wordless.status, (wordless.body as { error: object }).error]).toMatchObject([
    400,
    { code: 'input.invalid', field: 'because' },
  ]);
  await staff.ok('PATCH', `${proposals}/${key}`, { status: 'refused', because: 'La salle est prise.' });
  const { items } = await screen.change(1);
  expect(JSON.parse((items as WireItem[])[0]?.json ?? '')).toMatchObject({
    status: 'refused',
    because: 'La salle est prise.',
  });
});

test('[PP4] a proposal for a moment that is over is refused, and one whose day went by cannot be accepted', async () => {
  const { screen, url, clock } = await aHall();
  const late = await screen.act('event.propose', aProposal('4827', { date: '2026-11-23' }));
  expect(late).toMatchObject({ status: 'refused', code: 'action.expired' });
  const key = randomUUID();
  await screen.act('event.propose', aProposal('4828'), { key });
  clock.move(5 * day);
  const later = await signIn(url);
  expect((await later.call('PATCH', `${proposals}/${key}`, { status: 'accepted' })).status).toBe(409);
});

test('[PP5] two proposals, or a proposal and a request, never have one number', async () => {
  const { screen } = await aHall();
  await screen.act('event.propose', aProposal('4827'));
  expect(await screen.act('event.propose', aProposal('4827'))).toMatchObject({ code: 'request.no_number' });
});

test('[PP6] thirty days after its day a proposal is gone, with the name', async () => {
  const { screen, clock, close, dataDir } = await aHall();
  await screen.act('event.propose', aProposal('4827'));
  await close();
  const held = [];
  for (const days of [33, 2]) {
    clock.move(days * day);
    const server = await startServer({ dataDir, clock }); // housekeeping runs at the start
    const { items } = await (await signIn(server.url)).ok<{ items: object[] }>('GET', proposals);
    held.push(items.length);
    await server.close();
  }
  expect(held).toEqual([1, 0]);
});
