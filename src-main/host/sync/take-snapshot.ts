import { z } from 'zod';
import { manifestSchema, snapshotPageSchema } from '#shared/server-protocol/snapshot.ts';
import type { Manifest } from '#shared/server-protocol/snapshot.ts';
import type { WireItem } from '#shared/server-protocol/change.ts';
import { pageLimits } from '#shared/server-protocol/pull.ts';
import { readEnvelope } from '../feed/feed-store.ts';
import type { FeedSnapshot } from '../feed/feed-store.ts';
import type { ServerLink } from '../ports.ts';

// While pages are fetched the feed goes on; each round brings only what changed meanwhile.
const mostRounds = 5;

type Fetch = Pick<ServerLink, 'fetchJson'>;

/**
 * Fetches a scope whole, but for the rows of `held` (revision by id) that are the same; nothing is written.
 * Undefined when the server did not give it all: the old content stays, and the next try begins anew.
 */
export async function takeSnapshot(
  link: Fetch,
  path: string,
  held: ReadonlyMap<string, number>,
  signal: AbortSignal,
): Promise<FeedSnapshot | undefined> {
  const items = new Map<string, WireItem>();
  for (let round = 1; !signal.aborted; round++) {
    const manifest = await fetchManifest(link, path, signal);
    if (!manifest) return undefined;
    const missing = manifest.items.filter(([id, rev]) => held.get(id) !== rev && items.get(id)?.rev !== rev);
    if (missing.length === 0 || round > mostRounds) return toSnapshot(manifest, items, held);
    const ids = missing.map(([id]) => id);
    if (!(await fetchItems(link, path, ids, items, signal))) return undefined;
  }
  return undefined;
}

/** The same as the contract says. A tuple of schemas would take five times as long over ten thousand items (PF1). */
const longManifest = manifestSchema.extend({
  items: z.array(z.custom<Manifest['items'][number]>(isNamedRevision)),
});

function isNamedRevision(pair: unknown): boolean {
  if (!Array.isArray(pair) || pair.length !== 2) return false;
  const [id, rev]: unknown[] = pair;
  return typeof id === 'string' && Number.isSafeInteger(rev) && Number(rev) >= 0;
}

async function fetchManifest(link: Fetch, path: string, signal: AbortSignal): Promise<Manifest | undefined> {
  const fetched = await link.fetchJson(path, undefined, signal);
  return fetched.kind === 'json' ? longManifest.safeParse(fetched.value).data : undefined;
}

/** Adds what it got to `items`. False when a request failed; an id that no longer exists is simply not there. */
async function fetchItems(
  link: Fetch,
  path: string,
  ids: readonly string[],
  items: Map<string, WireItem>,
  signal: AbortSignal,
): Promise<boolean> {
  for (let start = 0; start < ids.length; start += pageLimits.items) {
    const fetched = await link.fetchJson(path, { ids: ids.slice(start, start + pageLimits.items) }, signal);
    const page = fetched.kind === 'json' ? snapshotPageSchema.safeParse(fetched.value).data : undefined;
    if (!page) return false;
    for (const raw of page.items) {
      const item = readEnvelope(raw);
      if (item) items.set(item.id, item);
    }
  }
  return true;
}

function toSnapshot(
  { epoch, asOf, items }: Manifest,
  fetched: ReadonlyMap<string, WireItem>,
  held: ReadonlyMap<string, number>,
): FeedSnapshot {
  const keep = new Set(items.filter(([id, rev]) => held.get(id) === rev).map(([id]) => id));
  const wanted = items.flatMap(([id]) => (keep.has(id) ? [] : (fetched.get(id) ?? [])));
  return { epoch, asOf, items: wanted, keep };
}
