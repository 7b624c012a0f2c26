import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Manifest } from '#shared/server-protocol/snapshot.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/tables.ts';
import { itemsOf, toWire } from './items.ts';

/** Time enough for a manifest and its items on a slow line. */
const tokenLifeMs = 15 * 60_000;

/** Paths of snapshots that carry their own permission: whoever was given one may read that scope for 15 minutes. */
export class SnapshotPaths {
  readonly #secret: Buffer;
  readonly #clock: Clock;

  constructor(secret: Buffer, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  pathFor(scope: string): string {
    const until = this.#clock.now() + tokenLifeMs;
    return `/snapshots/${encodeURIComponent(scope)}?until=${until}&token=${this.#token(scope, until)}`;
  }

  allows(scope: string, until: number, token: string): boolean {
    const right = Buffer.from(this.#token(scope, until));
    const given = Buffer.from(token);
    return until > this.#clock.now() && given.length === right.length && timingSafeEqual(given, right);
  }

  #token(scope: string, until: number): string {
    return createHmac('sha256', this.#secret).update(`snapshot ${until} ${scope}`).digest('hex');
  }
}

/** Ids and revisions of everything alive in the scope; undefined when there is no such scope. */
export async function readManifest(db: Database, id: string): Promise<Manifest | undefined> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read') // digest and items must be of one moment
    .execute(async (tx) => {
      const scope = await tx.selectFrom('scope').selectAll().where('id', '=', id).executeTakeFirst();
      if (!scope) return undefined;
      const rows = await tx
        .selectFrom('item')
        .select(['id', 'rev'])
        .where('scope', '=', id)
        .where('deleted', '=', 0)
        .execute();
      const items = rows.map((row): [string, number] => [row.id, row.rev]);
      return { scope: id, epoch: scope.epoch, asOf: scope.rev, digest: scope.digest, items };
    });
}

/** The items as they are now. An id that the scope does not have is left out. */
export async function readSnapshotItems(db: Database, scope: string, ids: string[]): Promise<WireItem[]> {
  return (await itemsOf(db, scope, ids)).map(toWire);
}
