import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Picture } from '#shared/domain/media.ts';
import { Digest } from '#shared/server-protocol/digest.ts';
import { maxInlineBytes } from '#shared/server-protocol/change.ts';
import type { Change, WireItem } from '#shared/server-protocol/change.ts';
import type { Clock } from '../clock.ts';
import type { Database, ScopeKind, Tx } from '../store/tables.ts';
import { itemsOf } from './items.ts';

/** What becomes of one item: a body, or a tombstone. */
export type ItemDraft = { id: string; kind: string; value: object | null };

/** One open transaction that may change feeds. */
export type FeedWriter = {
  tx: Tx;
  /** Holds off other writers of the scope until the commit: for who reads before writing. */
  lock(scope: string): Promise<void>;
  /** Takes a revision for each draft; returns the revision that shows the last one. */
  publish(scope: string, drafts: readonly ItemDraft[]): Promise<number>;
};

/** Revisions of a scope with the digest that belongs to them are kept this long back. */
const rememberedDigests = 64;

/**
 * The one door to all writing: each write is one transaction, every change of an item takes the next
 * revision of its scope, and screens hear of it only after the commit. The lock on the scope's row makes
 * the order of commits the order of revisions (a sequence or a timestamp would not).
 */
export class Feed {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #onCommit: Set<(changes: readonly Change[]) => void> = new Set();

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Calls `listener` after each commit; it must not throw. */
  onCommit(listener: (changes: readonly Change[]) => void): void {
    this.#onCommit.add(listener);
  }

  /** Runs `work` in one transaction. When it throws nothing happened and nobody hears of it. */
  async write<T>(work: (writer: FeedWriter) => Promise<T>): Promise<T> {
    const changes: Change[] = [];
    const result = await this.#db.transaction().execute((tx) =>
      work({
        tx,
        lock: (scope) => lockScope(tx, scope),
        publish: async (scope, drafts) => {
          const change = await this.#publish(tx, scope, drafts);
          changes.push(change);
          return change.rev;
        },
      }),
    );
    for (const listener of this.#onCommit) listener(changes);
    return result;
  }

  async #publish(tx: Tx, scope: string, drafts: readonly ItemDraft[]): Promise<Change> {
    const taken = await tx
      .updateTable('scope')
      .set((e) => ({ rev: e('rev', '+', drafts.length) }))
      .where('id', '=', scope)
      .returning(['rev', 'epoch', 'digest'])
      .executeTakeFirstOrThrow();
    assert(
      new Set(drafts.map(({ id }) => id)).size === drafts.length,
      'one change of an item in one publication',
    );
    const prev = taken.rev - drafts.length;
    const items = drafts.map((draft, index) => toWireItem(draft, prev + index + 1));
    const digest = await this.#store(tx, scope, items, drafts.map(pictureOf), taken.digest);
    await keepDigest(tx, scope, taken.rev, digest);
    return { scope, epoch: taken.epoch, prev, rev: taken.rev, ...inline(items) };
  }

  async #store(
    tx: Tx,
    scope: string,
    items: readonly WireItem[],
    pictures: readonly (string | null)[],
    digestBefore: string,
  ): Promise<string> {
    const digest = new Digest(digestBefore);
    const before = await itemsOf(
      tx,
      scope,
      items.map((item) => item.id),
    );
    for (const old of before) digest.remove(old.id, old.rev, old.deleted === 1);
    for (const [index, item] of items.entries()) {
      digest.add(item.id, item.rev, item.deleted);
      const row = {
        rev: item.rev,
        deleted: item.deleted ? (1 as const) : (0 as const),
        kind: item.kind,
        json: item.json,
        picture: pictures[index] ?? null,
        changedAt: this.#clock.now(),
      };
      await tx
        .insertInto('item')
        .values({ scope, id: item.id, ...row })
        .onConflict((conflict) => conflict.columns(['scope', 'id']).doUpdateSet(row))
        .execute();
    }
    return digest.toString();
  }
}

/** Creates a scope with a history of its own. */
export async function createScope(
  tx: Tx,
  scope: { id: string; kind: ScopeKind; name: string },
): Promise<void> {
  const empty = { epoch: randomUUID(), rev: 0, floorRev: 0, digest: new Digest().toString() };
  await tx
    .insertInto('scope')
    .values({ ...scope, ...empty })
    .execute();
}

async function lockScope(tx: Tx, scope: string): Promise<void> {
  await tx
    .updateTable('scope')
    .set((e) => ({ rev: e.ref('rev') }))
    .where('id', '=', scope)
    .execute();
}

async function keepDigest(tx: Tx, scope: string, rev: number, digest: string): Promise<void> {
  await tx.updateTable('scope').set({ digest }).where('id', '=', scope).execute();
  await tx.insertInto('scopeDigest').values({ scope, rev, digest }).execute();
  await tx
    .deleteFrom('scopeDigest')
    .where('scope', '=', scope)
    .where('rev', '<=', rev - rememberedDigests)
    .execute();
}

function toWireItem({ id, kind, value }: ItemDraft, rev: number): WireItem {
  return { id, rev, kind, deleted: value === null, json: value === null ? '' : JSON.stringify(value) };
}

/** Hash of the picture that an item shows: the file is kept for as long. */
function pictureOf({ value }: ItemDraft): string | null {
  return (value as { picture?: Picture | null } | null)?.picture?.sha256 ?? null;
}

/** A large change travels as a poke without items: the screens pull. */
function inline(items: WireItem[]): { items?: WireItem[] } {
  return Buffer.byteLength(JSON.stringify(items)) <= maxInlineBytes ? { items } : {};
}
