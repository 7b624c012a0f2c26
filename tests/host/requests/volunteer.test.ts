import { expect, test } from 'vitest';
import { settled } from '#support/hand-clock.ts';
import { aKiosk } from '#support/memory-kiosk.ts';

const help = {
  need: 'errand',
  days: 'weekend',
  part: 'any',
  firstName: 'Fatou',
  floor: null,
  phone: null,
};

test('[VO6] an offer of help is found by its number at once, without a network too, and can be taken back', async () => {
  const kiosk = await aKiosk();
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  const act = async (kind: string, payload: object) => {
    const key = kiosk.chance.uuid7();
    const taking = await kiosk.page.call('act', { key, kind, payload } as never);
    await settled();
    return { key, number: taking.kind === 'kept' ? (taking.number ?? '') : '' };
  };
  const { key, number } = await act('help.volunteer', help);
  const follow = () => kiosk.page.call('request.follow', { number });
  const volunteer = { id: key, number, need: 'errand', days: 'weekend', part: 'any', status: 'waiting' };
  expect(await follow()).toMatchObject({ kind: 'volunteer', delivery: 'kept', volunteer });
  expect(JSON.stringify(await follow())).not.toContain('Fatou');
  const { key: left } = await act('help.stand_down', { volunteerId: key });
  expect(await follow()).toMatchObject({ volunteer: { status: 'withdrawn' } });
  expect(await kiosk.page.call('act.undo', { key: left })).toEqual({ kind: 'undone' });
  await settled();
  expect(await follow()).toMatchObject({ volunteer: { status: 'waiting' } });
});
