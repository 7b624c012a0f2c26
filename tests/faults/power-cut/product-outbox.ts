import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ActionKind, ActionPayload } from '#shared/actions/action-schemas.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { ActionMessage } from '#shared/server-protocol/action.ts';
import { Numbers } from '#main/host/outbox/numbers.ts';
import { Outbox } from '#main/host/outbox/outbox.ts';
import type { NewAction } from '#main/host/outbox/new-action.ts';
import type { Chance, Log } from '#main/host/ports.ts';
import { closeDatabase } from '#main/host/store/open-database.ts';
import { openOutboxFile } from '#main/host/store/outbox-file.ts';
import type { Recovered, Synchronous } from './campaign.ts';
import { SeededRandom } from './seeded-random.ts';

type Opened = { db: Database; outbox: Outbox; numbers: Numbers; troubles: string[] };

const noTime = { now: () => 1_790_000_000_000 };

/** The outbox as the host puts it together. The controls weaken its connection once everything is laid out. */
export function openProductOutbox(directory: string, synchronous: Synchronous): Opened {
  const troubles: string[] = [];
  const log: Log = { note: () => {}, trouble: (code) => troubles.push(code) };
  const chance = seededChance();
  const db = openOutboxFile(join(directory, 'outbox.db'), chance, log);
  if (synchronous !== 'FULL') db.pragma(`synchronous = ${synchronous}`);
  const numbers = new Numbers(db, chance, () => []);
  return { db, outbox: new Outbox(db, noTime, numbers, log), numbers, troubles };
}

function seededChance(): Chance {
  const random = new SeededRandom(1);
  return { uuid7: () => keyOf(random.below(1_000_000)), random: () => random.fraction() };
}

/** The action that a person does as the `index`th; the same at each call. */
export function newActionOf(index: number): NewAction {
  const actions: [NewAction, ...NewAction[]] = [
    newAction(index, 'event.join', {
      eventId: `event-${index}`,
      people: 1 + (index % 20),
      firstName: null,
      reminder: null,
      waits: false,
    } as ActionPayload<'event.join'>),
    newAction(index, 'fault.report', {
      subject: 'lift',
      place: { building: null, floor: null },
      text: 'L’ascenseur s’arrête. '.repeat(index % 9).trim() || null,
    } as ActionPayload<'fault.report'>),
    newAction(index, 'help.ask', {
      need: 'errand',
      needText: null,
      wish: { kind: 'no-hurry', part: 'any' },
      building: null,
      firstName: null,
      reply: { way: 'knock', door: `${index}` },
    } as ActionPayload<'help.ask'>),
  ];
  return actions[index % actions.length] ?? actions[0];
}

function newAction<K extends ActionKind>(index: number, kind: K, payload: ActionPayload<K>): NewAction {
  return { key: keyOf(index), kind, payload };
}

function keyOf(index: number): string {
  return `01a0c3f0-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

/**
 * Starts the outbox as after a boot. Readable means: no trouble was met, what waits is unchanged and numbered without
 * a gap from 1, no request number is both given and spare, and one more action can be taken.
 */
export function checkProductOutbox(directory: string): Recovered {
  let opened: Opened | undefined;
  try {
    opened = openProductOutbox(directory, 'FULL');
    const pending = opened.outbox.pending(1000);
    const because = opened.troubles[0] ?? problemOf(pending) ?? problemOfNumbers(opened, pending);
    if (because !== undefined) return { kind: 'corrupt', because };
    const next = opened.outbox.take({ ...newActionOf(0), key: keyOf(999) });
    if (next.kind === 'refused')
      return { kind: 'corrupt', because: `refuses the next action: ${next.because}` };
    return { kind: 'readable', keys: new Set(pending.map(({ key }) => key)) };
  } catch (error) {
    if (error instanceof KioskError) return { kind: 'corrupt', because: `${error.code} ${error.message}` };
    throw error;
  } finally {
    if (opened) closeDatabase(opened.db);
  }
}

function problemOf(pending: ActionMessage[]): string | undefined {
  for (const [index, { key, seq, kind, payload }] of pending.entries()) {
    const expected = newActionOf(index);
    const { number: _, ...draft } = payload as { number?: string };
    const isSame = isDeepStrictEqual({ key, kind, payload: draft }, expected);
    if (seq !== index + 1 || !isSame)
      return `action ${index} is ${JSON.stringify({ seq, key, kind, payload })}`;
  }
  return undefined;
}

function problemOfNumbers({ db }: Opened, pending: ActionMessage[]): string | undefined {
  const spare = db.prepare<[], string>('SELECT digits FROM number').pluck().all();
  const given = pending.flatMap(({ payload }) => (payload as { number?: string }).number ?? []);
  return new Set([...spare, ...given]).size < spare.length + given.length
    ? 'a number is given and spare'
    : undefined;
}
