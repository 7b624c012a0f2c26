import { findResidence } from '../residences/residences.ts';
import type { KeptResidence } from '../residences/residences.ts';
import type { Database, Tx } from '../store/tables.ts';
import type { Access } from './route.ts';
import { StaffError } from './staff-error.ts';

/** Where items are published: in one residence, or by an operator in a whole quarter or town. */
export type Shelf = {
  path: '/residences/:residence' | '/scopes/:scope';
  access: Access;
  /** The scope that the path names. Throws `not_found`. */
  scopeOf: (db: Database | Tx, parameters: { residence?: string; scope?: string }) => Promise<string>;
};

export const residenceShelf: Shelf = {
  path: '/residences/:residence',
  access: 'residence',
  scopeOf: async (db, { residence = '' }) => (await residenceOrThrow(db, residence)).id,
};

export const wideShelf: Shelf = {
  path: '/scopes/:scope',
  access: 'operator',
  scopeOf: async (db, { scope = '' }) => {
    const row = await db
      .selectFrom('scope')
      .select('id')
      .where('id', '=', scope)
      .where('kind', '!=', 'residence')
      .executeTakeFirst();
    return row?.id ?? notFound();
  },
};

/** The residence of the path. Throws `not_found`. */
export async function residenceOrThrow(db: Database | Tx, id: string): Promise<KeptResidence> {
  return (await findResidence(db, id)) ?? notFound();
}

/** Ends the call: there is no such thing. */
export function notFound(): never {
  throw new StaffError('not_found');
}
