import type { Selectable } from 'kysely';
import { readItem } from '#shared/domain/feed-item.ts';
import type { FeedValue, ItemKind } from '#shared/domain/feed-item.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import type { Database, Tables, Tx } from '../store/tables.ts';

type ItemRow = Selectable<Tables['item']>;
type Values = { [V in FeedValue as V['kind']]: V['value'] };
/** What an item of this kind holds. */
export type ValueOf<K extends ItemKind> = Values[K];

/** Rows of these ids, tombstones included, in any order. */
export async function itemsOf(db: Database | Tx, scope: string, ids: readonly string[]): Promise<ItemRow[]> {
  const rows: ItemRow[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500);
    rows.push(
      ...(await db
        .selectFrom('item')
        .selectAll()
        .where('scope', '=', scope)
        .where('id', 'in', some)
        .execute()),
    );
  }
  return rows;
}

/** The living item of this kind; undefined when there is none or it was withdrawn. */
export async function findItem<K extends ItemKind>(
  db: Database | Tx,
  scope: string,
  kind: K,
  id: string,
): Promise<ValueOf<K> | undefined> {
  const row = await db
    .selectFrom('item')
    .select('json')
    .where('scope', '=', scope)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('deleted', '=', 0)
    .executeTakeFirst();
  return row && toValue(kind, row.json);
}

/** Living items of a kind by id, at most `limit` after the id `after`. */
export async function listItems<K extends ItemKind>(
  db: Database | Tx,
  scope: string,
  kind: K,
  page: { limit: number; after?: string | undefined },
): Promise<ValueOf<K>[]> {
  const rows = await db
    .selectFrom('item')
    .select('json')
    .where('scope', '=', scope)
    .where('kind', '=', kind)
    .where('deleted', '=', 0)
    .where('id', '>', page.after ?? '')
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map((row) => toValue(kind, row.json));
}

/** A row as it travels. */
export function toWire({ id, rev, kind, deleted, json }: ItemRow): WireItem {
  return { id, rev, kind, deleted: deleted === 1, json };
}

// What this server wrote it can read: anything else is a bug or a damaged file, not an outcome.
function toValue<K extends ItemKind>(kind: K, json: string): ValueOf<K> {
  const reading = readItem(kind, json);
  if (!reading.ok) throw new Error(`stored ${kind} is unreadable at ${reading.field}`);
  return reading.value as ValueOf<K>;
}
