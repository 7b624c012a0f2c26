import { lineSchema } from '#shared/domain/primitives.ts';
import type { Residence } from '#shared/domain/residence.ts';
import type { ResidencePeriods } from '#shared/domain/residence-periods.ts';
import { createScope } from '../feed/feed.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { findItem } from '../feed/items.ts';
import type { Database, Tx } from '../store/tables.ts';

/** A residence with what only the server needs of it. */
export type KeptResidence = Residence & ResidencePeriods;

/** The open residence; undefined when there is none or it was closed. */
export async function findResidence(db: Database | Tx, id: string): Promise<KeptResidence | undefined> {
  const row = await db
    .selectFrom('residence')
    .selectAll()
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  const value = row && (await findItem(db, id, 'residence', id));
  return value && { ...value, ...periodsOf(row) };
}

/** Creates the residence with a scope of its own; its description is the first item of its feed. */
export async function createResidence(writer: FeedWriter, residence: KeptResidence): Promise<void> {
  await createScope(writer.tx, { id: residence.id, kind: 'residence', name: residence.name });
  await writer.tx
    .insertInto('residence')
    .values({ id: residence.id, ...periodsOf(residence), closedAt: null })
    .execute();
  await publishResidence(writer, residence);
}

export async function changeResidence(writer: FeedWriter, residence: KeptResidence): Promise<void> {
  const { id, name } = residence;
  await writer.tx.updateTable('scope').set({ name }).where('id', '=', id).execute();
  await writer.tx.updateTable('residence').set(periodsOf(residence)).where('id', '=', id).execute();
  await publishResidence(writer, residence);
}

function periodsOf({
  helpDaysAfterWish,
  endedDaysOnScreen,
  numberRestDays,
}: ResidencePeriods): ResidencePeriods {
  return { helpDaysAfterWish, endedDaysOnScreen, numberRestDays };
}

async function publishResidence(writer: FeedWriter, kept: KeptResidence): Promise<void> {
  const { helpDaysAfterWish: _after, endedDaysOnScreen: _ended, numberRestDays: _rest, ...value } = kept;
  await writer.publish(kept.id, [{ id: kept.id, kind: 'residence', value }]);
}

/** Takes a residence out of service: its codes and screens are revoked. Returns the ids of those screens. */
export async function closeResidence({ tx }: FeedWriter, id: string, now: number): Promise<string[]> {
  await tx.updateTable('residence').set({ closedAt: now }).where('id', '=', id).execute();
  await tx
    .updateTable('code')
    .set({ revokedAt: now })
    .where('residence', '=', id)
    .where('revokedAt', 'is', null)
    .execute();
  const screens = await tx
    .updateTable('screen')
    .set({ revokedAt: now })
    .where('residence', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute();
  return screens.map((screen) => screen.id);
}

/** The residence's own scope first, then the wide ones that hold it. */
export async function scopesOf(db: Database | Tx, residence: string): Promise<string[]> {
  const rows = await db
    .selectFrom('residenceScope')
    .select('scope')
    .where('residence', '=', residence)
    .orderBy('scope')
    .execute();
  return [residence, ...rows.map((row) => row.scope)];
}

/** An id out of a name: `Résidence Le Cormoran` gives `residence-le-cormoran`. */
export function slugOf(name: string): string {
  const plain = lineSchema(80).parse(name).normalize('NFD').toLowerCase();
  const slug = plain
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug.length < 2 ? `residence-${slug}` : slug;
}
