import { describe, expect, test } from 'vitest';
import { anEventJoin } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { aRequest } from '#support/items.ts';
import { aKiosk, goodCode } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';
import { Outbox } from '#main/host/outbox/outbox.ts';
import { Numbers } from '#main/host/outbox/numbers.ts';
import { openOutboxFile } from '#main/host/store/outbox-file.ts';
import { closeDatabase } from '#main/host/store/open-database.ts';
import { seededChance } from '#support/chance.ts';
import { HandClock } from '#support/hand-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const offers = [{ id: 'o1', firstName: 'Fatou', status: 'waiting' }];
const aHall = () =>
  aKiosk((server) => server.publish([aRequest('r', { status: 'offered', offers }), aRequest('other')]));

const act = async (kiosk: MemoryKiosk, kind: string, payload: object) => {
  const key = kiosk.chance.uuid7();
  expect(await kiosk.page.call('act', { key, kind, payload } as never)).toMatchObject({ kind: 'kept' });
  await settled();
  return key;
};
const accept = (kiosk: MemoryKiosk) => act(kiosk, 'help.accept', { requestId: 'r', offerId: 'o1' });
const arrived = (kiosk: MemoryKiosk) => kiosk.server.applied.map(({ kind }) => kind);
const statusOf = (kiosk: MemoryKiosk) =>
  (kiosk.page.feed.get('r') as { value: { status: string } }).value.status;

describe('[HP7] yes, no and « annuler » wait a minute in the screen, in which they can be taken back', () => {
  test('it shows at once, leaves after a minute, and only then', async () => {
    const kiosk = await aHall();
    await accept(kiosk);
    expect([statusOf(kiosk), arrived(kiosk)]).toEqual(['matched', []]);
    await kiosk.clock.advance(60_000);
    expect(arrived(kiosk)).toEqual([]);
    await kiosk.clock.advance(6_000);
    expect(arrived(kiosk)).toEqual(['help.accept']);
  });

  test('taken back, it never was', async () => {
    const kiosk = await aHall();
    const key = await accept(kiosk);
    expect(await kiosk.page.call('act.undo', { key })).toEqual({ kind: 'undone' });
    await settled();
    await kiosk.clock.advance(120_000);
    expect([statusOf(kiosk), arrived(kiosk)]).toEqual(['offered', []]);
    await accept(kiosk);
    await kiosk.clock.advance(66_000);
    expect(arrived(kiosk)).toEqual(['help.accept']);
  });

  test('whoever is too late is told so', async () => {
    const kiosk = await aHall();
    const key = await act(kiosk, 'help.cancel', { requestId: 'r' });
    await kiosk.clock.advance(66_000);
    expect(await kiosk.page.call('act.undo', { key })).toEqual({ kind: 'gone' });
    expect(arrived(kiosk)).toEqual(['help.cancel']);
  });
});

describe('[HP8] an answer that can be taken back leaves at once when its person goes or does more with the request', () => {
  test('the person has gone', async () => {
    const kiosk = await aHall();
    await accept(kiosk);
    await kiosk.page.call('session.end', {});
    await settled();
    expect(arrived(kiosk)).toEqual(['help.accept']);
  });

  test('what comes after it never overtakes it; what concerns others does not wait for it', async () => {
    const kiosk = await aHall();
    await accept(kiosk);
    await act(kiosk, 'help.seen', { requestId: 'other' });
    expect(arrived(kiosk)).toEqual(['help.seen']);
    await act(kiosk, 'help.done', { requestId: 'r' });
    expect(arrived(kiosk)).toEqual(['help.seen', 'help.accept', 'help.done']);
  });
});

describe('[HP9] an answer that can be taken back survives the end of its host, and is delivered once', () => {
  test('a host that was stopped lets it go', async () => {
    const kiosk = await aHall();
    await accept(kiosk);
    await kiosk.restart({ code: goodCode });
    await kiosk.clock.advance(1_000);
    expect(arrived(kiosk)).toEqual(['help.accept']);
  });

  test('after a kill it is still there, still to be taken back, and gets its number once', () => {
    const path = `${temporaryDirectory()}/outbox.db`;
    const open = () => {
      const db = openOutboxFile(path, seededChance(), new TestLog());
      const numbers = new Numbers(db, seededChance(), () => []);
      return { db, outbox: new Outbox(db, new HandClock(0), numbers, new TestLog()) };
    };
    const cancel = anEventJoin({ kind: 'help.cancel', payload: { requestId: 'r' } });
    const first = open();
    first.outbox.take(cancel);
    closeDatabase(first.db);
    const second = open();
    expect([second.outbox.pending(16), second.outbox.heldKeys, second.outbox.count().pending]).toEqual([
      [],
      [cancel.key],
      1,
    ]);
    second.outbox.release();
    second.outbox.release();
    expect(second.outbox.take(cancel)).toEqual({ kind: 'kept', number: null });
    expect(second.outbox.pending(16)).toMatchObject([{ seq: 1, key: cancel.key }]);
    closeDatabase(second.db);
  });
});
