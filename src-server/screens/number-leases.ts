import { randomInt } from 'node:crypto';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { NumbersLease } from '#shared/server-protocol/numbers.ts';
import { dayMs } from '#shared/zoned-time.ts';
import type { Database, Tx } from '../store/tables.ts';
import { refuse } from './refuse.ts';

/** `11 11` to `99 99` without a 0. */
const digitsOfNumber = 4;

/** Holder of numbers that the caretaker gives. */
export const staffHolder = 'staff';

/**
 * Leases numbers for help requests that nobody else in the residence gives. The same `leaseId` gives the
 * same numbers again. Chosen at random: who holds a number cannot guess the neighbour's.
 */
export async function leaseNumbers(
  tx: Tx,
  holder: { residence: string; screen: string },
  { leaseId, count }: NumbersLease,
  now: number,
): Promise<Answer<{ numbers: string[] }>> {
  const rows = await tx
    .selectFrom('numberLease')
    .selectAll()
    .where('residence', '=', holder.residence)
    .execute();
  const given = rows.filter((row) => row.lease === leaseId && row.screen === holder.screen);
  if (given.length > 0) return { ok: true, value: { numbers: given.map((row) => row.number) } };
  const numbers = chooseFree(new Set(rows.map((row) => row.number)), count);
  if (numbers.length === 0) return refuse('request.no_number');
  const lease = { ...holder, lease: leaseId, leasedAt: now, request: null, freeAt: null };
  await tx
    .insertInto('numberLease')
    .values(numbers.map((number) => ({ ...lease, number })))
    .execute();
  return { ok: true, value: { numbers } };
}

/**
 * Binds a number to a request; false when another request has it. A number that this database never
 * leased, or leased to another screen, is taken all the same: after a restore the leases may be older than
 * what people already wrote down.
 */
export async function useNumber(
  tx: Tx,
  holder: { residence: string; screen: string },
  number: string,
  request: string,
  now: number,
): Promise<boolean> {
  const used = await tx
    .insertInto('numberLease')
    .values({ ...holder, number, lease: request, leasedAt: now, request, freeAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['residence', 'number'])
        .doUpdateSet({ request })
        .where('numberLease.request', 'is', null),
    )
    .returning('number')
    .executeTakeFirst();
  return used !== undefined;
}

/** What the numbers stood for is gone: they rest for the days that the residence says, so that nobody meets another's. */
export async function restNumbers(
  tx: Tx,
  residence: string,
  requests: readonly string[],
  now: number,
): Promise<void> {
  if (requests.length === 0) return;
  const { numberRestDays } = await tx
    .selectFrom('residence')
    .select('numberRestDays')
    .where('id', '=', residence)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('numberLease')
    .set({ freeAt: now + numberRestDays * dayMs })
    .where('residence', '=', residence)
    .where('request', 'in', requests)
    .execute();
}

/** Numbers that have rested may be given again. */
export async function freeRestedNumbers(db: Database, now: number): Promise<void> {
  await db.deleteFrom('numberLease').where('freeAt', '<=', now).execute();
}

function chooseFree(taken: ReadonlySet<string>, count: number): string[] {
  const free: string[] = [];
  for (let index = 0; index < 9 ** digitsOfNumber; index++) {
    const number = Array.from(
      { length: digitsOfNumber },
      (_, place) => (Math.floor(index / 9 ** place) % 9) + 1,
    ).join('');
    if (!taken.has(number)) free.push(number);
  }
  const chosen = Math.min(count, free.length);
  for (let place = 0; place < chosen; place++) {
    const other = randomInt(place, free.length);
    [free[place], free[other]] = [free[other] ?? '', free[place] ?? ''];
  }
  return free.slice(0, chosen);
}
