import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { volunteerDays } from '#shared/domain/volunteer.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { aHall } from './a-hall.ts';
import { startServer } from './server-under-test.ts';
import { signIn } from './staff-client.ts';

const day = 86_400_000;
const volunteers = '/api/residences/cormoran/volunteers';

const fatou = { firstName: 'Fatou', floor: 'Étage 3', phone: '0612345678' };
const free = { need: 'errand', days: 'weekdays', part: 'morning' };
const nobody = { firstName: null, floor: null, phone: null };
const anOffer = (number: string) => ({ ...free, ...fatou, number });

test('[VO1] staff reads who would help, and how to reach them; the screens are told where it stands and no more', async () => {
  const { screen, staff, id } = await aHall();
  const key = randomUUID();
  expect(await screen.act('help.volunteer', anOffer('4827'), { key })).toMatchObject({
    status: 'applied',
    scope: id,
  });
  const { items } = await staff.ok<{ items: object[] }>('GET', volunteers);
  expect(items).toMatchObject([{ id: key, ...anOffer('4827'), status: 'waiting' }]);
  expect(await staff.ok('GET', `${volunteers}/${key}`)).toEqual(items[0]);
  const [item] = (await screen.change(0)).items as WireItem[];
  expect(JSON.parse(item?.json ?? '')).toEqual({
    id: key,
    number: '4827',
    ...free,
    status: 'waiting',
    createdAt: expect.any(Number) as unknown,
  });
});

test('[VO2] that the caretaker has read it is told to the screens', async () => {
  const { screen, staff } = await aHall();
  const key = randomUUID();
  await screen.act('help.volunteer', anOffer('4827'), { key });
  expect(await staff.ok('PATCH', `${volunteers}/${key}`, { status: 'noted' })).toMatchObject(fatou);
  const [item] = (await screen.change(1)).items as WireItem[];
  expect(JSON.parse(item?.json ?? '')).toMatchObject({ status: 'noted' });
  const wrong = await staff.call('PATCH', `${volunteers}/${key}`, { status: 'withdrawn' });
  expect([wrong.status, (wrong.body as { error: object }).error]).toMatchObject([400, { field: 'status' }]);
});

test('[VO3] whoever does not help any more is forgotten at once, from the screen or by staff', async () => {
  const { screen, staff } = await aHall();
  const [one, other] = [randomUUID(), randomUUID()].toSorted() as [string, string];
  await screen.act('help.volunteer', anOffer('4827'), { key: one });
  await screen.act('help.volunteer', anOffer('5316'), { key: other });
  expect(await screen.act('help.stand_down', { volunteerId: one })).toMatchObject({ status: 'applied' });
  await staff.ok('DELETE', `${volunteers}/${other}`);
  const { items } = await staff.ok<{ items: object[] }>('GET', volunteers);
  expect(items).toMatchObject([
    { number: '4827', ...nobody, status: 'withdrawn' },
    { number: '5316', ...nobody, status: 'withdrawn' },
  ]);
  expect((await staff.call('PATCH', `${volunteers}/${one}`, { status: 'noted' })).status).toBe(409);
  const unknown = await screen.act('help.stand_down', { volunteerId: randomUUID() });
  expect(unknown).toMatchObject({ status: 'refused', code: 'not_found' });
});

test('[VO4] a number belongs to one offer of help, and to nothing else', async () => {
  const { screen } = await aHall();
  await screen.act('help.volunteer', anOffer('4827'));
  expect(await screen.act('help.volunteer', anOffer('4827'))).toMatchObject({ code: 'request.no_number' });
});

test('[VO5] an offer of help is gone half a year after it was made, or thirty days after it was taken back', async () => {
  const { screen, clock, close, dataDir } = await aHall();
  const taken = randomUUID();
  await screen.act('help.volunteer', anOffer('4827'), { key: taken });
  await screen.act('help.volunteer', anOffer('5316'));
  await screen.act('help.stand_down', { volunteerId: taken });
  await close();
  const held = [];
  for (const days of [29, 2, volunteerDays - 32, 2]) {
    clock.move(days * day);
    const server = await startServer({ dataDir, clock }); // housekeeping runs at the start
    const { items } = await (await signIn(server.url)).ok<{ items: { number: string }[] }>('GET', volunteers);
    held.push(items.map(({ number }) => number).toSorted());
    await server.close();
  }
  expect(held).toEqual([['4827', '5316'], ['5316'], ['5316'], []]);
});
