import { join } from 'node:path';
import { FeedStore } from '#main/host/feed/feed-store.ts';
import { openDatabase } from '#main/host/store/open-database.ts';
import { feedPlan } from '#main/host/store/feed-file.ts';
import { takeSnapshot } from '#main/host/sync/take-snapshot.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { Digest } from '#shared/server-protocol/digest.ts';
import { generatedChanges, generatedFeed } from './generated-feed.ts';
import { median, pagesOf, timed, turnByTurn } from './measure.ts';
import type { Figure } from './measure.ts';
import { BareSqlite } from './peers/bare-sqlite.ts';
import { PouchPeer } from './peers/pouchdb.ts';

const itemCount = 10_000;
const scope = 'bench';

/** PF1: a snapshot of 10,000 items of about 1 KB through the real sync code into feed.db. */
export async function applySnapshot(rounds: number): Promise<Figure[]> {
  const items = generatedFeed(itemCount);
  const link = memoryServer(items);
  const samples = await turnByTurn(rounds, {
    ours: async (folder) => {
      const { db, store } = openFeed(folder);
      const took = await timed(async () => {
        const snapshot = await takeSnapshot(
          link,
          '/snapshot',
          store.revisions(scope),
          AbortSignal.timeout(60_000),
        );
        if (snapshot) store.replace(scope, snapshot);
      });
      assertHolds(store, itemCount);
      db.close();
      return took;
    },
    bare: async (folder) => {
      const bare = new BareSqlite(join(folder, 'bare.db'));
      const took = await timed(() => bare.upsert([items]));
      bare.close();
      return took;
    },
    pouch: async (folder) => {
      const pouch = await PouchPeer.open(folder);
      const took = await timed(() => pouch.fill(items));
      await pouch.close();
      return took;
    },
  });
  return figures('PF1', 'apply a snapshot of 10,000 items', samples, 1.5, 4);
}

/** PF2: 10,000 changes (70 % change, 20 % new, 10 % withdrawn) in pages of 500. */
export async function applyDeltas(rounds: number): Promise<Figure[]> {
  const items = generatedFeed(itemCount);
  const changes = generatedChanges(itemCount, itemCount);
  const pages = pagesOf(changes);
  const samples = await turnByTurn(rounds, {
    ours: async (folder) => {
      const { db, store } = openFeed(folder);
      store.replace(scope, { epoch: 'e', asOf: itemCount, items, keep: new Set() });
      const took = await timed(() => {
        for (const page of pages)
          store.applyPage(scope, { epoch: 'e', items: page, to: page.at(-1)?.rev ?? 0 });
      });
      assertHolds(store, survivors(items, changes));
      db.close();
      return took;
    },
    bare: async (folder) => {
      const bare = new BareSqlite(join(folder, 'bare.db'));
      bare.upsert([items]);
      const took = await timed(() => bare.upsert(pages));
      bare.close();
      return took;
    },
    pouch: async (folder) => {
      const pouch = await PouchPeer.open(folder);
      await pouch.fill(items);
      const took = await timed(() => pouch.change(pages));
      await pouch.close();
      return took;
    },
  });
  return figures('PF2', 'apply 10,000 changes in pages of 500', samples, 1.5, 6);
}

function figures(
  id: string,
  what: string,
  { ours, bare, pouch }: Record<'ours' | 'bare' | 'pouch', number[]>,
  mostTimesBare: number,
  leastTimesPouch: number,
): Figure[] {
  const overBare = median(ours) / median(bare);
  const underPouch = median(pouch) / median(ours);
  const times = (ratio: number) => `${ratio.toFixed(2)} ×`;
  const ms = (values: number[]) => `${median(values).toFixed(0)} ms`;
  return [
    {
      id,
      what: `${what}: against a bare upsert loop (${ms(ours)} / ${ms(bare)})`,
      value: times(overBare),
      bar: `≤ ${mostTimesBare} ×`,
      met: overBare <= mostTimesBare,
      samples: ours,
    },
    {
      id,
      what: `${what}: faster than PouchDB (${ms(pouch)})`,
      value: times(underPouch),
      bar: `≥ ${leastTimesPouch} ×`,
      met: underPouch >= leastTimesPouch,
      samples: pouch,
    },
  ];
}

function openFeed(folder: string) {
  const db = openDatabase(join(folder, 'feed.db'), feedPlan);
  const store = new FeedStore(db);
  store.keepScopes([scope]);
  return { db, store };
}

/** A fast wrong answer is no figure. */
function assertHolds(store: FeedStore, count: number): void {
  const held = store.alive(scope).length;
  if (held !== count) throw new Error(`the cache holds ${held} items instead of ${count}`);
}

function survivors(items: WireItem[], changes: WireItem[]): number {
  const alive = new Map([...items, ...changes].map((item) => [item.id, !item.deleted]));
  return [...alive.values()].filter(Boolean).length;
}

/** The two requests of a snapshot, answered from memory: the wire is PF3's matter. */
function memoryServer(items: WireItem[]): Parameters<typeof takeSnapshot>[0] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const digest = new Digest();
  for (const item of items) digest.add(item.id, item.rev, item.deleted);
  const manifest = {
    scope,
    epoch: 'e',
    asOf: items.length,
    digest: digest.toString(),
    items: items.map(({ id, rev }) => [id, rev]),
  };
  return {
    fetchJson: async (_path, body) => {
      const ids = (body as { ids: string[] } | undefined)?.ids;
      return { kind: 'json', value: ids ? { items: ids.map((id) => byId.get(id)) } : manifest };
    },
  };
}
