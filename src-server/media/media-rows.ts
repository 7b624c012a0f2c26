import type { Media } from '#shared/domain/media.ts';
import { scopesOf } from '../residences/residences.ts';
import type { Database, Tx } from '../store/tables.ts';

/** Notes that the scope has this picture; what it has already counts as used now. */
export async function keepMedia(db: Database | Tx, scope: string, media: Media, now: number): Promise<void> {
  await db
    .insertInto('media')
    .values({ ...media, scope, madeAt: now, usedAt: now })
    .onConflict((conflict) => conflict.columns(['scope', 'sha256']).doUpdateSet({ usedAt: now }))
    .execute();
}

/** The picture, when one of the scopes has it. */
export async function findMedia(
  db: Database | Tx,
  scopes: readonly string[],
  sha256: string,
): Promise<Media | undefined> {
  return db
    .selectFrom('media')
    .select(['sha256', 'type', 'width', 'height', 'bytes'])
    .where('sha256', '=', sha256)
    .where('scope', 'in', scopes)
    .limit(1)
    .executeTakeFirst();
}

/**
 * The picture for an item of the scope: its own, or one of the quarter or town that holds it. The latter
 * becomes its own, so that the item keeps its picture whatever happens there.
 */
export async function adoptMedia(
  tx: Tx,
  scope: string,
  sha256: string,
  now: number,
): Promise<Media | undefined> {
  const media = await findMedia(tx, await scopesOf(tx, scope), sha256);
  if (media) await keepMedia(tx, scope, media, now);
  return media;
}

/** Counts what living items show as used now, then forgets what was last used before `before`. */
export async function forgetUnusedMedia(db: Database, now: number, before: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('media')
      .set({ usedAt: now })
      .where((e) =>
        e.exists(
          e
            .selectFrom('item')
            .select('item.id')
            .whereRef('item.scope', '=', 'media.scope')
            .whereRef('item.picture', '=', 'media.sha256'),
        ),
      )
      .execute();
    await tx.deleteFrom('media').where('usedAt', '<', before).execute();
  });
}
