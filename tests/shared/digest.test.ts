import { describe, expect, test } from 'vitest';
import { Digest } from '#shared/server-protocol/digest.ts';

const items = Array.from({ length: 2000 }, (_, index) => ({
  id: `item-${index}`,
  rev: index * 7 + 1,
  deleted: index % 9 === 0,
}));

function digestOf(some: typeof items): string {
  const digest = new Digest();
  for (const item of some) digest.add(item.id, item.rev, item.deleted);
  return digest.toString();
}

describe('digest', () => {
  test('[DG1] the order of the items does not matter', () => {
    expect(digestOf(items.toReversed())).toBe(digestOf(items));
  });

  test('[DG2] what is removed is as if it had never been there', () => {
    const digest = new Digest(digestOf(items));
    for (const item of items.slice(500)) digest.remove(item.id, item.rev, item.deleted);
    expect(digest.toString()).toBe(digestOf(items.slice(0, 500)));
  });

  test('[DG3] another identity, revision or state of one item gives another digest', () => {
    const changed = (change: Partial<(typeof items)[0]>) =>
      digestOf(items.with(3, { id: 'item-3', rev: 22, deleted: false, ...change }));
    const all = [
      digestOf(items),
      changed({ id: 'item-x' }),
      changed({ rev: 23 }),
      changed({ deleted: true }),
    ];
    expect(new Set(all).size).toBe(4);
  });

  test('[DG4] single items do not collide', () => {
    const alive = items.filter((item) => !item.deleted);
    expect(new Set(alive.map((item) => digestOf([item]))).size).toBe(alive.length);
  });

  test('[DG6] withdrawn items add nothing, so that old tombstones may go', () => {
    expect(digestOf(items.filter((item) => !item.deleted))).toBe(digestOf(items));
  });

  test('[DG5] an empty scope has the digest of nothing', () => {
    expect(new Digest().toString()).toBe('0000000000000000');
  });
});
