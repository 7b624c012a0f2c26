import { describe, expect, test } from 'vitest';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import { aHelpAsk, anEventJoin } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { anEvent, aRequest } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const offlineKiosk = async () => {
  const offers = [
    { id: 'o1', firstName: 'Fatou', status: 'waiting' },
    { id: 'o2', firstName: 'Ali', status: 'waiting' },
  ];
  const kiosk = await aKiosk((server) =>
    server.publish([
      anEvent('event-1'),
      aRequest('r', { status: 'offered', offers }),
      {
        id: 'f',
        kind: 'fault',
        value: { id: 'f', subject: 'lift', place: {}, status: 'reported', reportedAt: 1 },
      },
    ]),
  );
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  await settled();
  return kiosk;
};
const act = (kiosk: MemoryKiosk, kind: string, payload: object, key: string = crypto.randomUUID()) =>
  kiosk.page.call('act', { key, kind, payload } as never);
const shown = (kiosk: MemoryKiosk, id: string) =>
  kiosk.page.feed.get(id)?.value as Record<string, unknown> & FeedEntry['value'];

describe('[FD1] what a person did shows at once, without a network', () => {
  test('a request for help', async () => {
    const kiosk = await offlineKiosk();
    const ask = aHelpAsk();
    await kiosk.page.call('act', ask as never);
    expect(shown(kiosk, ask.key)).toMatchObject({ need: 'errand', status: 'open', offers: [] });
    expect(JSON.stringify(shown(kiosk, ask.key))).not.toContain('Odette');
  });

  test('seats that were taken and given back', async () => {
    const kiosk = await offlineKiosk();
    const join = anEventJoin();
    await kiosk.page.call('act', join as never);
    expect(shown(kiosk, 'event-1')).toMatchObject({ seatsTaken: 5 });
    await act(kiosk, 'event.leave', { eventId: 'event-1', joinKey: join.key });
    expect(shown(kiosk, 'event-1')).toMatchObject({ seatsTaken: 3 });
  });

  test('an answer that has a number, the waiting list, and the change of mind', async () => {
    const kiosk = await offlineKiosk();
    const [join, wait] = [anEventJoin(), anEventJoin()];
    const waits = { ...wait, payload: { ...(wait.payload as object), waits: true } };
    const takings = [
      await kiosk.page.call('act', join as never),
      await kiosk.page.call('act', waits as never),
    ];
    expect([shown(kiosk, join.key), shown(kiosk, wait.key)]).toMatchObject(
      takings.map((taking, index) => ({
        number: taking.kind === 'kept' ? taking.number : 'none',
        status: ['coming', 'waiting'][index],
      })),
    );
    expect(shown(kiosk, 'event-1')).toMatchObject({ seatsTaken: 5 });
    await act(kiosk, 'event.leave', { eventId: 'event-1', joinKey: wait.key });
    expect(shown(kiosk, 'event-1')).toMatchObject({ seatsTaken: 5 });
    await act(kiosk, 'event.leave', { eventId: 'event-1', joinKey: join.key });
    expect(shown(kiosk, 'event-1')).toMatchObject({ seatsTaken: 3 });
    expect(shown(kiosk, join.key)).toMatchObject({ status: 'left' });
  });

  test.each([
    ['help.cancel', {}, { status: 'cancelled' }],
    ['help.done', {}, { status: 'done' }],
    ['help.thank', {}, { thanked: true }],
    ['help.seen', {}, { seenBy: 1 }],
    [
      'help.accept',
      { offerId: 'o1' },
      { status: 'matched', offers: [{ status: 'accepted' }, { status: 'waiting' }] },
    ],
    [
      'help.decline',
      { offerId: 'o1' },
      { status: 'offered', offers: [{ status: 'declined' }, { status: 'waiting' }] },
    ],
    [
      'help.offer',
      { firstName: 'Inès', floor: null, phone: null, comes: null },
      { status: 'offered', offers: [{}, {}, { firstName: 'Inès', status: 'waiting' }] },
    ],
  ])('%s', async (kind, payload, expected) => {
    const kiosk = await offlineKiosk();
    await act(kiosk, kind, { requestId: 'r', ...payload });
    expect(shown(kiosk, 'r')).toMatchObject(expected);
  });

  test('a fault and « moi aussi »', async () => {
    const kiosk = await offlineKiosk();
    const key = crypto.randomUUID();
    await act(kiosk, 'fault.report', { subject: 'door', place: {}, text: null }, key);
    await act(kiosk, 'fault.me_too', { faultId: 'f' });
    expect([shown(kiosk, key), shown(kiosk, 'f')]).toMatchObject([
      { subject: 'door', reports: 1 },
      { reports: 2 },
    ]);
  });
});

test('[FD2] it shows again after a restart, and goes when the server refuses it', async () => {
  const kiosk = await offlineKiosk();
  await kiosk.page.call('act', anEventJoin() as never);
  await kiosk.restart();
  expect(shown(kiosk, 'event-1')).toMatchObject({ seatsTaken: 5 });
  kiosk.server.refuseAction = () => 'event.full';
  kiosk.server.isReachable = true;
  await kiosk.clock.advance(5_000);
  expect([shown(kiosk, 'event-1'), kiosk.page.outcomes.length]).toMatchObject([{ seatsTaken: 3 }, 1]);
});

describe('[FD3] around the answer nothing flickers, and nothing is counted twice', () => {
  const seatsTold = (kiosk: MemoryKiosk, from: number) =>
    kiosk.page.feeds
      .slice(from)
      .flatMap(({ put }) => put.flatMap((entry) => (entry.kind === 'event' ? [entry.value.seatsTaken] : [])));

  test('when the change of the feed comes after it', async () => {
    const kiosk = await offlineKiosk();
    const { server, page } = kiosk;
    await page.call('act', anEventJoin() as never);
    server.results.get = (key) => ({ key, status: 'applied', scope: 'residence', rev: 4, durableSeq: 1 });
    server.isReachable = true;
    await kiosk.clock.advance(5_000);
    expect([shown(kiosk, 'event-1'), page.status?.outbox.pending]).toMatchObject([{ seatsTaken: 5 }, 0]);
    const told = page.feeds.length;
    server.publish([anEvent('event-1', { seatsTaken: 5 })]);
    await settled();
    expect([seatsTold(kiosk, told), shown(kiosk, 'event-1')]).toMatchObject([[5], { seatsTaken: 5 }]);
  });

  test('when it comes just before it', async () => {
    const kiosk = await offlineKiosk();
    const { server, page } = kiosk;
    server.isReachable = true;
    await kiosk.clock.advance(5_000);
    server.results.get = (key) => {
      const rev = server.publish([anEvent('event-1', { seatsTaken: 5 })]);
      return { key, status: 'applied', scope: 'residence', rev, durableSeq: 1 };
    };
    const told = page.feeds.length;
    await page.call('act', anEventJoin() as never);
    await kiosk.clock.advance(1_000);
    expect([seatsTold(kiosk, told), shown(kiosk, 'event-1')]).toMatchObject([[5, 5], { seatsTaken: 5 }]);
  });
});
