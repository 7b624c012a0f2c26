import { expect, test } from 'vitest';
import { ask, enrol, screenOnline, anAsk } from './screen-client.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import { startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

test('[SV1] a notice goes to an enrolled screen, and what a person asks there comes back', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const { screen, welcome } = await screenOnline(url, await enrol(url, code));
  expect(welcome).toMatchObject({
    residence: { id, name: 'Résidence cormoran' },
    lastSeq: 0,
    scopes: [{ id, head: 1 }],
  });

  const notice = await staff.ok<{ id: string }>('POST', `/api/residences/${id}/notices`, {
    title: 'Coupure d’eau',
    body: ['Mardi de 9 h à 11 h.'],
  });
  const change = await screen.change(0);
  expect(change).toMatchObject({
    scope: id,
    prev: 1,
    rev: 2,
    items: [{ id: notice.id, rev: 2, kind: 'notice', deleted: false }],
  });

  const lease = await ask<Answer<{ numbers: string[] }>>(screen.socket, 'numbers:lease', {
    leaseId: crypto.randomUUID(),
    count: 20,
  });
  const number = lease.ok ? lease.value.numbers[0] : undefined;
  const answer = await screen.act('help.ask', anAsk(number ?? ''));
  expect(answer).toMatchObject({ status: 'applied', scope: id, rev: 3 });
  expect(await screen.change(1)).toMatchObject({ prev: 2, rev: 3, items: [{ kind: 'request' }] });
});
