import type { Database } from './tables.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { migrations } from './migrations.ts';

/** Brings the database to this version, each step with its number in one transaction. Throws `store.from_future`. */
export async function migrate(db: Database): Promise<void> {
  await db.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .execute();
  const from = await schemaVersion(db);
  if (from > migrations.length) {
    throw new KioskError(
      'store.from_future',
      `the database has version ${from}, this is ${migrations.length}`,
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < from) continue;
    await db.transaction().execute(async (tx) => {
      await step(tx);
      await tx
        .insertInto('schemaVersion')
        .values({ version: index + 1 })
        .execute();
    });
  }
}

async function schemaVersion(db: Database): Promise<number> {
  const row = await db
    .selectFrom('schemaVersion')
    .select((e) => e.fn.max('version').as('version'))
    .executeTakeFirst();
  return row?.version ?? 0;
}
