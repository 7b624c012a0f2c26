import { expect, test } from 'vitest';
import { aHelpAsk } from '#support/actions.ts';
import { eventually } from '#support/eventually.ts';
import { startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';

test('[SY1] a kiosk enrols with its code, shows what is published, and delivers what a person asks', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const { page, log } = startKiosk(server.url, code);
  await eventually(() => page.status?.connection.kind === 'online');

  await staff.ok('POST', `/api/residences/${id}/notices`, { title: 'Coupure d’eau', body: ['Mardi.'] });
  await eventually(() => page.titles.includes('Coupure d’eau'));

  const taking = await eventually(() => page.status?.outbox.pending === 0).then(() =>
    page.call('act', aHelpAsk() as never),
  );
  expect(taking).toMatchObject({ kind: 'kept' });
  await eventually(() => [...page.feed.values()].some((entry) => entry.kind === 'request' && entry.rev > 0));
  expect(log.troubles).toEqual([]);
});
