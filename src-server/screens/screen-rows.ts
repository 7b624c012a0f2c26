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
