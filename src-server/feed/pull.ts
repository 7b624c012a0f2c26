import type { Selectable } from 'kysely';
import { pageLimits } from '#shared/server-protocol/pull.ts';
import type { Page, Pull, ResetReason } from '#shared/server-protocol/pull.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import type { Database, Tables, Tx } from '../store/tables.ts';
import { toWire } from './items.ts';

type Scope = Selectable<Tables['scope']>;

/**
 * The next page after what a screen holds, or the word to compare a manifest instead.
 * Undefined when there is no such scope.
 */
export async function pullPage(
  db: Database,
  message: Pull,
  snapshotPath: (scope: string) => string,
): Promise<Page | undefined> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read') // head and items must be of one moment
    .execute(async (tx) => {
      const scope = await tx
        .selectFrom('scope')
        .selectAll()
        .where('id', '=', message.scope)
        .executeTakeFirst();
      if (!scope) return undefined;
      const reason = resetReason(scope, message);
      if (reason) return { status: 'reset', reason, snapshotPath: snapshotPath(scope.id) };
      return delta(tx, scope, message);
    });
}

/**
 * The digest is compared at head only: below it a screen in the middle of its pages rightly holds
 * something else than the server held when that revision was new.
 */
function resetReason(scope: Scope, { epoch, since, digest }: Pull): ResetReason | undefined {
  if (epoch === '') return since > 0 || scope.floorRev > 0 ? 'first' : undefined;
  if (epoch !== scope.epoch) return 'epoch';
  if (since > scope.rev) return 'future';
  if (since < scope.floorRev) return 'floor';
  if (since === scope.rev && digest !== scope.digest) return 'diverged';
  return undefined;
}

async function delta(tx: Tx, scope: Scope, { since, limit }: Pull): Promise<Page> {
  const rows = await tx
    .selectFrom('item')
    .selectAll()
    .where('scope', '=', scope.id)
    .where('rev', '>', since)
    .orderBy('rev')
    .limit(limit)
    .execute();
  const items = withinBytes(rows.map(toWire));
  const isLast = items.length === rows.length && rows.length < limit;
  const to = isLast ? scope.rev : (items.at(-1)?.rev ?? scope.rev);
  const upToDate = to === scope.rev;
  return {
    status: 'delta',
    epoch: scope.epoch,
    items,
    to,
    head: scope.rev,
    upToDate,
    digest: upToDate ? scope.digest : null,
  };
}

/** As many as fit into one page, at least one. */
function withinBytes(items: WireItem[]): WireItem[] {
  let bytes = 0;
  const firstTooMany = items.findIndex((item, index) => {
    bytes += Buffer.byteLength(item.json) + item.id.length + 100;
    return index > 0 && bytes > pageLimits.bytes;
  });
  return firstTooMany === -1 ? items : items.slice(0, firstTooMany);
}
