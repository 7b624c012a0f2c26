import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Numbers } from '#main/host/outbox/numbers.ts';
import { Outbox } from '#main/host/outbox/outbox.ts';
import { closeDatabase } from '#main/host/store/open-database.ts';
import { openOutboxFile } from '#main/host/store/outbox-file.ts';
import type { ActionAnswer } from '#shared/server-protocol/action.ts';
import { aHelpAsk, anEventJoin } from '#support/actions.ts';
import { seededChance } from '#support/chance.ts';
import { HandClock } from '#support/hand-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const noon = Date.UTC(2026, 10, 24, 12);

function anOutbox(digits: string[] = ['4827', '1234', '9911'], openNumbers: string[] = []) {
  const path = join(temporaryDirectory(), 'outbox.db');
  const clock = new HandClock(noon);
  const log = new TestLog();
  const open = () => {
    const db = openOutboxFile(path, seededChance(), log);
    onTestFinished(() => closeDatabase(db));
    const numbers = new Numbers(db, seededChance(), () => openNumbers);
    return { db, numbers, outbox: new Outbox(db, clock, numbers, log) };
  };
  const first = open();
  for (const number of digits) first.db.prepare('INSERT INTO number VALUES (?)').run(number);
  return { ...first, clock, log, reopen: () => (closeDatabase(first.db), open()) };
}

const applied = (key: string, rev: number | null = null, durableSeq = 0): ActionAnswer => ({
  key,
  status: 'applied',
  scope: rev === null ? null : 'residence',
  rev,
  durableSeq,
});
const refused = (key: string): ActionAnswer => ({
  key,
  status: 'refused',
  code: 'event.full',
  message: 'No seat is left.',
  durableSeq: 0,
});

test('[OB1] what was kept is there after the process ended, in the order in which people did it', () => {
  const { outbox, reopen } = anOutbox();
  const [first, second] = [anEventJoin(), anEventJoin({}, 'event-2')];
  expect([outbox.take(first), outbox.take(second)]).toEqual([
    { kind: 'kept', number: null },
    { kind: 'kept', number: null },
  ]);
  const again = reopen().outbox.pending(16);
  expect(again.map(({ seq, key, kind, payload, at }) => ({ seq, key, kind, payload, at }))).toEqual([
    { seq: 1, ...first, at: noon },
    { seq: 2, ...second, at: noon },
  ]);
});

test('[OB2] a trembling double tap is one action with one number; another content under the same key is refused', () => {
  const { outbox } = anOutbox();
  const ask = aHelpAsk();
  const taking = outbox.take(ask);
  expect(outbox.take(ask)).toEqual(taking);
  expect(outbox.take(anEventJoin({ key: ask.key }))).toEqual({
    kind: 'refused',
    because: 'action.key_reused',
  });
  expect(outbox.count()).toEqual({ pending: 1, refused: 0, oldestAt: noon });
});

test('[OB3] an action is refused at once, in words, when it cannot be read, is too large, or there is no room', () => {
  const { outbox, db } = anOutbox([]);
  const long = 'x'.repeat(40_000);
  expect([
    outbox.take(anEventJoin({ payload: { eventId: 'e', people: 0, firstName: null } })),
    outbox.take(anEventJoin({ payload: { eventId: long, people: 1, firstName: null } })),
    outbox.take(anEventJoin({ kind: 'coffee.brew' })),
    outbox.take(aHelpAsk()),
    outbox.take(aHelpAsk({ payload: { need: 'errand' } })),
  ]).toEqual([
    { kind: 'refused', because: 'action.unreadable', field: 'people' },
    { kind: 'refused', because: 'action.too_large' },
    { kind: 'refused', because: 'action.unknown_kind' },
    { kind: 'refused', because: 'request.no_number' },
    { kind: 'refused', because: 'action.unreadable', field: 'needText' },
  ]);
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO outbox (seq, key, kind, payload, at) SELECT i, i, 'help.cancel', '{}', 1 FROM n`);
  expect(outbox.take(anEventJoin())).toEqual({ kind: 'refused', because: 'action.too_many_pending' });
});

test('[RV9] an answer or a fault gets a number while more than ten are spare, and goes without one else', () => {
  const spare = Array.from({ length: 12 }, (_, index) => `${1111 + index}`.replaceAll('0', '9'));
  const { outbox } = anOutbox(spare);
  const fault = { kind: 'fault.report', payload: { subject: 'lift', place: {}, text: null } };
  const takings = [anEventJoin(), anEventJoin(fault), anEventJoin(), anEventJoin(fault)].map((action) =>
    outbox.take(action),
  );
  expect(takings.map((taking) => (taking.kind === 'kept' ? taking.number : taking))).toEqual([
    expect.stringMatching(/^[1-9]{4}$/),
    expect.stringMatching(/^[1-9]{4}$/),
    null,
    null,
  ]);
  expect(outbox.take(aHelpAsk())).toMatchObject({ kind: 'kept', number: expect.any(String) });
});

test('[RV9] nobody waits for a seat without a number', () => {
  const { outbox } = anOutbox([]);
  const payload = { eventId: 'e', people: 1, firstName: null, waits: true };
  expect(outbox.take(anEventJoin({ payload }))).toEqual({ kind: 'refused', because: 'request.no_number' });
});

test('[OB4] a full disk refuses the action, counts it, keeps the others and recovers when there is space', () => {
  const { outbox, db, log } = anOutbox();
  const before = anEventJoin();
  outbox.take(before);
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
  const long = { kind: 'fault.report', payload: { subject: 'lift', place: {}, text: 'x'.repeat(200) } };
  const takings = Array.from({ length: 60 }, () => outbox.take({ ...anEventJoin(), ...long }));
  expect(takings.at(-1)).toEqual({ kind: 'refused', because: 'store.full' });
  expect(log.count('store.full')).toBeGreaterThan(0);
  db.pragma('max_page_count = 100000');
  expect(outbox.take(anEventJoin()).kind).toBe('kept');
  const seqs = outbox.pending(2000).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
});

test('[OB5] a refused action is told until a person has seen it, and does not hold up the next', () => {
  const { outbox, clock } = anOutbox();
  const [join, ask] = [anEventJoin(), aHelpAsk()];
  for (const action of [join, ask]) outbox.take(action);
  outbox.settle([refused(join.key)]);
  expect(outbox.outcomes()).toEqual([
    { key: join.key, kind: 'event.join', because: 'event.full', number: null },
  ]);
  expect(outbox.pending(16).map(({ key }) => key)).toEqual([ask.key]);
  outbox.seen(join.key);
  expect([outbox.outcomes(), clock.now()]).toEqual([[], noon]);
});

describe('letting go', () => {
  test('[OB6] an answered action stays until the server says that its backup covers it', () => {
    const { outbox } = anOutbox();
    const join = anEventJoin();
    outbox.take(join);
    outbox.settle([applied(join.key)]);
    expect([outbox.pending(16), outbox.firstHeld(1)]).toEqual([[], 1]);
    outbox.forget(1);
    expect(outbox.firstHeld(1)).toBeUndefined();
  });

  test('[OB6] or for 35 days', async () => {
    const { outbox, clock } = anOutbox();
    const join = anEventJoin();
    outbox.take(join);
    outbox.settle([applied(join.key)]);
    await clock.advance(34 * 24 * 3_600_000);
    outbox.forget(0);
    expect(outbox.firstHeld(1)).toBe(1);
    await clock.advance(2 * 24 * 3_600_000);
    outbox.forget(0);
    expect(outbox.firstHeld(1)).toBeUndefined();
  });

  test('[OB7] an unanswered action is never let go of, whatever the server says', async () => {
    const { outbox, clock } = anOutbox();
    outbox.take(anEventJoin());
    await clock.advance(400 * 24 * 3_600_000);
    outbox.forget(99);
    expect(outbox.count().pending).toBe(1);
  });

  test('[OB7] not even one that was answered once, long ago, by a server that has forgotten it', async () => {
    const { outbox, clock } = anOutbox();
    const join = anEventJoin();
    outbox.take(join);
    outbox.settle([applied(join.key)]);
    await clock.advance(36 * 24 * 3_600_000);
    outbox.resumeAfter(0);
    outbox.forget(99);
    expect(outbox.count().pending).toBe(1);
  });

  test('[OB8] what the person did is shown until the feed has reached the revision of the answer', () => {
    const { outbox } = anOutbox();
    const join = anEventJoin();
    outbox.take(join);
    outbox.settle([applied(join.key, 12, 1)]);
    expect(outbox.own().map(({ key, isPending }) => ({ key, isPending }))).toEqual([
      { key: join.key, isPending: false },
    ]);
    outbox.shown('residence', 11);
    expect(outbox.own().length).toBe(1);
    outbox.shown('residence', 12);
    expect(outbox.own()).toEqual([]);
  });
});

test('[OB9] a server restored from an older backup gets everything again; a refusal that was seen is no news', () => {
  const { outbox } = anOutbox();
  const [first, second, third] = [anEventJoin(), anEventJoin(), anEventJoin()];
  for (const action of [first, second, third]) outbox.take(action);
  outbox.settle([applied(first.key), applied(second.key), refused(third.key)]);
  outbox.seen(third.key);
  outbox.resumeAfter(1);
  expect(outbox.pending(16).map(({ seq }) => seq)).toEqual([2, 3]);
  outbox.settle([applied(second.key), refused(third.key)]);
  expect([outbox.outcomes(), outbox.summary().lastAckedSeq]).toEqual([[], 3]);
});

test('[OB10] the number of an action is never used twice, not even when the outbox is empty', () => {
  const { outbox } = anOutbox();
  const join = anEventJoin();
  outbox.take(join);
  outbox.settle([applied(join.key)]);
  outbox.forget(1);
  outbox.take(anEventJoin());
  expect(outbox.pending(16).map(({ seq }) => seq)).toEqual([2]);
});

describe('request numbers', () => {
  test('[OB11] while it can be avoided, no two open requests share their first two digits', () => {
    const { numbers } = anOutbox(['4827', '4811', '1234'], ['4899', '1299']);
    const free = anOutbox(['4827', '4811', '1234'], ['4899']);
    expect(free.numbers.take()).toBe('1234');
    expect(numbers.take()).not.toBeNull();
  });

  test('[OB12] a lease whose answer was lost is asked for again under the same name, and answered once', () => {
    const { numbers, reopen } = anOutbox(['4827']);
    const lease = numbers.wantedLease();
    const later = reopen().numbers;
    expect(later.wantedLease()).toEqual(lease);
    const digits = Array.from({ length: 40 }, (_, index) => String(1111 + index * 9).replaceAll('0', '9'));
    later.store(lease?.leaseId ?? '', digits);
    later.store(lease?.leaseId ?? '', ['9999']);
    expect([later.wantedLease(), later.spareCount]).toEqual([undefined, new Set(digits).size + 1]);
  });

  test('[OB13] a number is given once, also after a power cut between two requests', () => {
    const { outbox, reopen } = anOutbox(['4827', '1234']);
    const first = outbox.take(aHelpAsk());
    const second = reopen().outbox.take(aHelpAsk());
    expect(new Set([first, second].map((taking) => (taking.kind === 'kept' ? taking.number : '')))).toEqual(
      new Set(['4827', '1234']),
    );
  });
});

test('[OB14] an outbox of a screen that was taken out of service is empty, and says how much was lost', () => {
  const { outbox, numbers } = anOutbox();
  outbox.take(aHelpAsk());
  const before = outbox.incarnation;
  expect(outbox.wipe('018f0000-0000-7000-8000-000000000000')).toBe(1);
  expect([outbox.count().pending, numbers.spareCount, outbox.own(), outbox.incarnation === before]).toEqual([
    0,
    0,
    [],
    false,
  ]);
});
