import { expect, test } from 'vitest';
import { aHelpAsk } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { aRequest } from '#support/items.ts';
import { aKiosk, noon } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const follow = (kiosk: MemoryKiosk, number: string) => kiosk.page.call('request.follow', { number });

test('[FO1] a request is found by its number at once, and says whether it is still kept on this screen', async () => {
  const kiosk = await aKiosk();
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  const taking = await kiosk.page.call('act', aHelpAsk() as never);
  const number = taking.kind === 'kept' ? (taking.number ?? '') : '';
  expect(await follow(kiosk, number)).toMatchObject({
    kind: 'found',
    delivery: 'kept',
    request: { number, status: 'open' },
  });
  kiosk.server.isReachable = true;
  await kiosk.clock.advance(5_000);
  expect(kiosk.server.applied.length).toBe(1);
});

test('[FO2] a request made on another screen is found when it has come here; it never tells who asked', async () => {
  const kiosk = await aKiosk((server) => server.publish([aRequest('r')]));
  const found = await follow(kiosk, '4827');
  expect(found).toMatchObject({ kind: 'found', delivery: 'sent', request: { id: 'r' } });
  expect(JSON.stringify(found)).not.toContain('Odette');
});

test('[FO3] an unknown number says whether that may be for want of a network', async () => {
  const kiosk = await aKiosk();
  expect(await follow(kiosk, '9999')).toEqual({ kind: 'unknown', offline: false });
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  await settled();
  expect(await follow(kiosk, '9998')).toEqual({ kind: 'unknown', offline: true });
});

test('[FO4] five wrong numbers in ten minutes make wait two minutes, then twice as long each time, at most fifteen', async () => {
  const kiosk = await aKiosk((server) => server.publish([aRequest('r')]));
  const waits: unknown[] = [];
  for (let round = 0; round < 5; round++) {
    for (let time = 0; time < 4; time++) expect((await follow(kiosk, '9999')).kind).toBe('unknown');
    const last = await follow(kiosk, '9999');
    waits.push(last);
    expect((await follow(kiosk, '4827')).kind).toBe('wait'); // the right one waits as well
    await kiosk.clock.advance(last.kind === 'wait' ? last.seconds * 1000 : 0);
    expect((await follow(kiosk, '4827')).kind).toBe('found');
  }
  expect(waits).toEqual([120, 240, 480, 900, 900].map((seconds) => ({ kind: 'wait', seconds })));
  await kiosk.clock.advance(2 * 3_600_000);
  for (let time = 0; time < 4; time++) await follow(kiosk, '9999');
  expect(await follow(kiosk, '9999')).toEqual({ kind: 'wait', seconds: 120 });
});

test('[FO5] four wrong numbers, ten minutes, and four more are no guessing', async () => {
  const kiosk = await aKiosk();
  for (let time = 0; time < 4; time++) await follow(kiosk, '9999');
  await kiosk.clock.advance(600_001);
  for (let time = 0; time < 4; time++) expect((await follow(kiosk, '9999')).kind).toBe('unknown');
});

test('[FO6] a request that nobody answered in time has ended, and its owner still finds it', async () => {
  const kiosk = await aKiosk((server) => server.publish([aRequest('r', { expiresAt: noon + 1_000 })]));
  await kiosk.clock.advance(2_000);
  expect([kiosk.ids, await follow(kiosk, '4827')]).toMatchObject([
    [],
    { kind: 'found', request: { status: 'ended' } },
  ]);
});
