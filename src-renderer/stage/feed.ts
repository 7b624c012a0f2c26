import type { FeedValue, ItemKind } from '#shared/domain/feed-item.ts';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';

/** Everything that may be on the glass now, by id. */
export type Feed = ReadonlyMap<string, FeedEntry>;
export type ValueOf<K extends ItemKind> = Extract<FeedValue, { kind: K }>['value'];

/** A feed never changes (the next one is another map), and every screen asks for the same kinds again. */
const sorted = new WeakMap<Feed, Map<ItemKind, readonly unknown[]>>();

/** Weak: what has left the feed stays nowhere longer for it. */
const latest = new Map<ItemKind, WeakRef<readonly unknown[]>>();

/** The values of one kind, in no order. The same list as for the feed before when only other kinds have changed. */
export function valuesOf<K extends ItemKind>(feed: Feed, kind: K): readonly ValueOf<K>[] {
  const kinds = sorted.get(feed) ?? new Map<ItemKind, readonly unknown[]>();
  sorted.set(feed, kinds);
  const values =
    kinds.get(kind) ??
    unlessTheSame(
      kind,
      [...feed.values()].flatMap((entry) => valueIfKind(entry, kind)),
    );
  kinds.set(kind, values);
  return values as readonly ValueOf<K>[];
}

function unlessTheSame(kind: ItemKind, values: readonly unknown[]): readonly unknown[] {
  const before = latest.get(kind)?.deref();
  if (before?.length === values.length && before.every((value, index) => value === values[index]))
    return before;
  latest.set(kind, new WeakRef(values));
  return values;
}

/** One item, or undefined when it is not, or no longer, on the glass. */
export function valueOf<K extends ItemKind>(feed: Feed, kind: K, id: string): ValueOf<K> | undefined {
  const entry = feed.get(id);
  return entry && valueIfKind(entry, kind)[0];
}

function valueIfKind<K extends ItemKind>(entry: FeedEntry, kind: K): ValueOf<K>[] {
  return entry.kind === kind ? [entry.value as ValueOf<K>] : [];
}
