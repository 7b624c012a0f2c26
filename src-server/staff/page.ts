/** One page of a list: `next` is the `after` of the following page, null on the last one. */
type ListPage<T> = { items: T[]; next: string | null };

/** The page out of `limit + 1` rows: the extra one tells that there is more. */
export function pageOf<T extends { id: string }>(rows: readonly T[], limit: number): ListPage<T> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
