import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { Fault } from '#shared/domain/fault.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { findItem, listItems } from '../feed/items.ts';
import { restNumbers, useNumber } from '../screens/number-leases.ts';
import { refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** A fault of the building, said for the first time. */
export async function reportFault(acting: Acting, payload: ActionPayload<'fault.report'>): Promise<Outcome> {
  const { writer, screen, key, now } = acting;
  const holder = { residence: screen.residence, screen: screen.id };
  if (payload.number !== null && !(await useNumber(writer.tx, holder, payload.number, key, now)))
    return refused('request.no_number');
  return publishFault(acting, newFault(key, payload, now));
}

/** « Moi aussi ». */
export async function addReport(
  acting: Acting,
  { faultId }: ActionPayload<'fault.me_too'>,
): Promise<Outcome> {
  await acting.writer.lock(acting.screen.residence);
  const fault = await findItem(acting.writer.tx, acting.screen.residence, 'fault', faultId);
  if (!fault) return refused('not_found');
  if (fault.status === 'repaired') return refused('conflict');
  return publishFault(acting, { ...fault, reports: fault.reports + 1 });
}

/** The fault as everybody reads it from now on. */
export function newFault(id: string, said: ActionPayload<'fault.report'>, now: number): Fault {
  return { ...said, id, status: 'reported', reports: 1, word: null, reportedAt: now, repairedAt: null };
}

/** Withdraws the faults that were repaired before then; their numbers rest. */
export async function forgetFaults(
  writer: FeedWriter,
  residence: string,
  { before, now }: { before: number; now: number },
): Promise<void> {
  await writer.lock(residence);
  const faults = await listItems(writer.tx, residence, 'fault', { limit: 10_000 });
  const over = faults.filter(({ repairedAt }) => repairedAt !== null && repairedAt < before);
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  await restNumbers(writer.tx, residence, ids, now);
  const gone = ids.map((id) => ({ id, kind: 'fault', value: null }));
  await writer.publish(residence, gone);
}

async function publishFault({ writer, screen }: Acting, value: Fault): Promise<Outcome> {
  const scope = screen.residence;
  const rev = await writer.publish(scope, [{ id: value.id, kind: 'fault', value }]);
  return { kind: 'applied', scope, rev };
}
