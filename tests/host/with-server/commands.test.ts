import { expect, test } from 'vitest';
import { eventually } from '#support/eventually.ts';
import { TestMachine } from '#support/test-machine.ts';
import { startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';

type State = { id: string; outcome: { kind: string; because?: string; hasPicture?: boolean } };

test('[OP22] what staff orders is done on the screen, and what became of it is read, the picture too', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const { page } = startKiosk(server.url, code);
  await eventually(() => page.status?.connection.kind === 'online');
  const { items } = await staff.ok<{ items: { id: string }[] }>('GET', `/api/residences/${id}/screens`);
  const path = `/api/screens/${items[0]?.id}/commands`;
  const outcomeOf = async (order: object): Promise<State> => {
    const made = await staff.ok<State>('POST', path, { order });
    for (;;) {
      const state = await staff.ok<State>('GET', `${path}/${made.id}`);
      if (state.outcome.kind !== 'waiting') return state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  await staff.ok('POST', `/api/residences/${id}/notices`, { title: 'Coupure d’eau', body: ['Mardi.'] });
  await eventually(() => page.titles.includes('Coupure d’eau'));
  expect((await outcomeOf({ kind: 'identify' })).outcome.kind).toBe('done');
  await eventually(() => page.status?.isIdentified);
  expect((await outcomeOf({ kind: 'resync' })).outcome.kind).toBe('done');
  await page.call('heartbeat', { screen: 'ask', itemId: null, rev: null, urgentId: null });
  expect((await outcomeOf({ kind: 'screenshot' })).outcome).toMatchObject({
    kind: 'failed',
    because: 'command.somebody_there',
  });
  await page.call('heartbeat', { screen: 'attract', itemId: null, rev: null, urgentId: null });
  const taken = await outcomeOf({ kind: 'screenshot' });
  expect(taken.outcome).toMatchObject({ kind: 'done', hasPicture: true });
  const answer = await fetch(`${server.url}${path}/${taken.id}/picture`, {
    headers: { authorization: `Bearer ${staff.token}` },
  });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(new TestMachine().picture);
  expect(page.titles).toEqual(['Coupure d’eau']);
});
