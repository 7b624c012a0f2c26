import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { wireItemSchema } from '#shared/server-protocol/change.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { Digest } from '#shared/server-protocol/digest.ts';
import type { UnixMs } from '../ports.ts';
import { inStore } from '../store/store-error.ts';

/** How far the cache of a scope is. Epoch '' and cursor 0: nothing yet. */
export type ScopeState = { id: string; epoch: string; cursor: number; digest: string };

/** What one page, or one inline change, brings. Items are read one by one. */
export type FeedPage = { epoch: string; items: readonly unknown[]; to: number };

/** A whole scope at one revision. With `keep`, rows of these ids stay as they are; all other old rows go. */
export type FeedSnapshot = {
  epoch: string;
  asOf: number;
  items: readonly WireItem[];
  keep: ReadonlySet<string>;
};

/** An item as it lies in the file, with its scope. */
export type StoredItem = {
  scope: string;
  id: string;
  rev: number;
  deleted: boolean;
  kind: string;
  json: string;
};

export type AppliedPage = { changed: StoredItem[]; malformed: number };

type ScopeRow = ScopeState & { number: number };

/**
 * The cache: the raw JSON of every item with its revision, and how far it goes. A page is one transaction with
 * its cursor and digest, so the cache is always some exact revision of the scope, also after a power cut.
 */
export class FeedStore {
  readonly #sql;
  readonly #applyPage;
  readonly #replace;
  readonly #keepScopes;

  constructor(db: Database) {
    this.#sql = prepare(db);
    this.#applyPage = db.transaction((id: string, page: FeedPage) => this.#apply(this.#row(id), page));
    this.#replace = db.transaction((id: string, snapshot: FeedSnapshot) =>
      this.#exchange(this.#row(id), snapshot),
    );
    this.#keepScopes = db.transaction((ids: readonly string[]) => {
      for (const { id } of this.scopes()) if (!ids.includes(id)) this.#sql.removeScope.run(id);
      for (const id of ids) this.#sql.addScope.run(id, new Digest().toString());
    });
  }

  scopes(): ScopeState[] {
    return this.#sql.scopes.all();
  }

  /** The state of one scope; before its first pull an empty one. */
  scope(id: string): ScopeState {
    const { epoch, cursor, digest } = this.#row(id);
    return { id, epoch, cursor, digest };
  }

  /** These are the scopes of this screen: new ones begin empty, others go with their items. */
  keepScopes(ids: readonly string[]): void {
    inStore(() => this.#keepScopes(ids));
  }

  /** Applies a page and moves the cursor to `to`, never back. Older revisions than those held change nothing. */
  applyPage(scope: string, page: FeedPage): AppliedPage {
    return inStore(() => this.#applyPage(scope, page));
  }

  /** Exchanges the content of a scope in one step: whoever reads sees the old one or the new one. */
  replace(scope: string, snapshot: FeedSnapshot): void {
    inStore(() => this.#replace(scope, snapshot));
  }

  /** Everything held that is not withdrawn, of one scope. */
  alive(scope: string): StoredItem[] {
    return this.#sql.alive.all(this.#row(scope).number).map((row) => ({ scope, deleted: false, ...row }));
  }

  /** Revision by id of everything held of a scope, withdrawn items included. */
  revisions(scope: string): Map<string, number> {
    return new Map(this.#sql.revisions.all(this.#row(scope).number));
  }

  /** The corrected instant of the last complete update; null: never. */
  get updatedAt(): UnixMs | null {
    return this.#sql.updatedAt.get() ?? null;
  }

  set updatedAt(at: UnixMs) {
    inStore(() => this.#sql.setUpdatedAt.run(at));
  }

  /** Forgets everything. */
  wipe(): void {
    this.keepScopes([]);
    inStore(() => this.#sql.clearUpdatedAt.run());
  }

  #row(id: string): ScopeRow {
    return (
      this.#sql.scope.get(id) ?? { number: 0, id, epoch: '', cursor: 0, digest: new Digest().toString() }
    );
  }

  #apply(scope: ScopeRow, page: FeedPage): AppliedPage {
    const digest = new Digest(scope.digest);
    const applied: AppliedPage = { changed: [], malformed: 0 };
    for (const raw of page.items) {
      const item = readEnvelope(raw);
      if (!item) applied.malformed += 1;
      else if (this.#upsert(scope.number, item, digest)) applied.changed.push({ scope: scope.id, ...item });
    }
    this.#sql.moveScope.run(page.epoch, Math.max(page.to, scope.cursor), digest.toString(), scope.number);
    return applied;
  }

  #upsert(scope: number, item: WireItem, digest: Digest): boolean {
    const old = this.#sql.held.get(scope, item.id);
    if (old && old.rev >= item.rev) return false;
    if (old) digest.remove(item.id, old.rev, old.deleted === 1);
    digest.add(item.id, item.rev, item.deleted);
    this.#sql.upsert.run(scope, item.id, item.rev, item.deleted ? 1 : 0, item.kind, item.json);
    return true;
  }

  #exchange(scope: ScopeRow, { epoch, asOf, items, keep }: FeedSnapshot): void {
    const digest = new Digest();
    for (const old of this.#sql.heads.all(scope.number)) {
      if (keep.has(old.id)) digest.add(old.id, old.rev, old.deleted === 1);
      else this.#sql.remove.run(scope.number, old.id);
    }
    for (const item of items) {
      digest.add(item.id, item.rev, item.deleted);
      this.#sql.upsert.run(scope.number, item.id, item.rev, item.deleted ? 1 : 0, item.kind, item.json);
    }
    this.#sql.moveScope.run(epoch, asOf, digest.toString(), scope.number);
  }
}

const namedRevision = wireItemSchema
  .pick({ id: true, rev: true })
  .extend({ deleted: z.boolean().catch(false) });

/**
 * The envelope of an item; undefined when not even id and revision can be read. With those two the rest is kept as
 * an item that no version can show: the digest stays comparable, and it is counted where items are read.
 */
export function readEnvelope(raw: unknown): WireItem | undefined {
  const item = wireItemSchema.safeParse(raw);
  if (item.success) return item.data;
  const named = namedRevision.safeParse(raw);
  return named.success ? { ...named.data, kind: 'unreadable', json: '' } : undefined;
}

function prepare(db: Database) {
  return {
    scopes: db.prepare<[], ScopeState>('SELECT id, epoch, cursor, digest FROM scope ORDER BY number'),
    scope: db.prepare<[id: string], ScopeRow>(
      'SELECT number, id, epoch, cursor, digest FROM scope WHERE id = ?',
    ),
    addScope: db.prepare<[id: string, digest: string]>(
      `INSERT INTO scope (id, epoch, cursor, digest) VALUES (?, '', 0, ?) ON CONFLICT (id) DO NOTHING`,
    ),
    removeScope: db.prepare<[id: string]>('DELETE FROM scope WHERE id = ?'),
    moveScope: db.prepare<[epoch: string, cursor: number, digest: string, scope: number]>(
      'UPDATE scope SET epoch = ?, cursor = ?, digest = ? WHERE number = ?',
    ),
    held: db.prepare<[scope: number, id: string], { rev: number; deleted: number }>(
      'SELECT rev, deleted FROM item WHERE scope = ? AND id = ?',
    ),
    heads: db.prepare<[scope: number], { id: string; rev: number; deleted: number }>(
      'SELECT id, rev, deleted FROM item WHERE scope = ?',
    ),
    revisions: db
      .prepare<[scope: number], [id: string, rev: number]>('SELECT id, rev FROM item WHERE scope = ?')
      .raw(),
    upsert: db.prepare<[scope: number, id: string, rev: number, deleted: number, kind: string, json: string]>(
      `INSERT INTO item (scope, id, rev, deleted, kind, json) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (scope, id) DO UPDATE
       SET rev = excluded.rev, deleted = excluded.deleted, kind = excluded.kind, json = excluded.json
       WHERE excluded.rev > item.rev`,
    ),
    remove: db.prepare<[scope: number, id: string]>('DELETE FROM item WHERE scope = ? AND id = ?'),
    alive: db.prepare<[scope: number], { id: string; rev: number; kind: string; json: string }>(
      'SELECT id, rev, kind, json FROM item WHERE scope = ? AND deleted = 0',
    ),
    updatedAt: db.prepare<[], UnixMs>('SELECT updated_at FROM freshness').pluck(),
    setUpdatedAt: db.prepare<[at: UnixMs]>(
      `INSERT INTO freshness (id, updated_at) VALUES (1, ?)
       ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at`,
    ),
    clearUpdatedAt: db.prepare('DELETE FROM freshness'),
  };
}
