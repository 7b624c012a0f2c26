import type { Selectable } from 'kysely';
import type { Database, Tables, Tx } from '../store/tables.ts';

export type ScreenRow = Selectable<Tables['screen']>;

/** The screen, also when it was revoked. */
export async function findScreen(db: Database | Tx, id: string): Promise<ScreenRow | undefined> {
  return db.selectFrom('screen').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Screens in service. */
export async function countScreens(db: Database | Tx, residence: string): Promise<number> {
  const { count } = await db
    .selectFrom('screen')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('residence', '=', residence)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Takes a screen out of service; false when it was already. */
export async function revokeScreen(tx: Tx, id: string, now: number): Promise<boolean> {
  const row = await tx
    .updateTable('screen')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What the screen last said to hold of a scope. */
type HeldScope = {
  scope: string;
  cursor: number;
  /** The newest revision of the scope. */
  head: number;
  /** Whether it held then what the server held at that revision; null: too long ago to say. */
  isEqual: boolean | null;
  at: number;
};

export async function cursorsOf(db: Database, screen: string): Promise<HeldScope[]> {
  const rows = await db
    .selectFrom('screenCursor as held')
    .innerJoin('scope', 'scope.id', 'held.scope')
    .leftJoin('scopeDigest as right', (join) =>
      join.onRef('right.scope', '=', 'held.scope').onRef('right.rev', '=', 'held.cursor'),
    )
    .select(['held.scope', 'held.cursor', 'held.at', 'scope.rev as head', 'scope.epoch as epoch'])
    .select(['held.epoch as heldEpoch', 'held.digest as digest', 'right.digest as rightDigest'])
    .where('held.screen', '=', screen)
    .execute();
  return rows.map(({ scope, cursor, head, at, epoch, heldEpoch, digest, rightDigest }) => ({
    scope,
    cursor,
    head,
    isEqual: rightDigest === null || epoch !== heldEpoch ? null : digest === rightDigest,
    at,
  }));
}
