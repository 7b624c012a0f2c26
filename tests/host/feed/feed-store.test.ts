import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FeedStore } from '#main/host/feed/feed-store.ts';
import { feedPlan } from '#main/host/store/feed-file.ts';
import { closeDatabase, openDatabase } from '#main/host/store/open-database.ts';
import { Digest } from '#shared/server-protocol/digest.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

const item = (id: string, rev: number, deleted = false) => ({
  id,
  rev,
  kind: 'notice',
  deleted,
  json: `{"rev":${rev}}`,
});

function aStore(): FeedStore {
  const db = openDatabase(join(temporaryDirectory(), 'feed.db'), feedPlan);
  onTestFinished(() => closeDatabase(db));
  const store = new FeedStore(db);
  store.keepScopes(['residence']);
  return store;
}

const digestOf = (...items: { id: string; rev: number; deleted: boolean }[]) => {
  const digest = new Digest();
  for (const { id, rev, deleted } of items) digest.add(id, rev, deleted);
  return digest.toString();
};

test('[FD4] an older revision changes nothing, and the cursor never goes back', () => {
  const store = aStore();
  store.applyPage('residence', { epoch: 'e', items: [item('a', 5), item('b', 6)], to: 6 });
  const late = store.applyPage('residence', { epoch: 'e', items: [item('a', 2), item('b', 6)], to: 3 });
  expect(late).toEqual({ changed: [], malformed: 0 });
  expect(store.scope('residence')).toEqual({
    id: 'residence',
    epoch: 'e',
    cursor: 6,
    digest: digestOf(item('a', 5), item('b', 6)),
  });
  expect(store.alive('residence').map(({ json }) => json)).toEqual(['{"rev":5}', '{"rev":6}']);
});

test('[FD5] page by page the digest is that of what is held, withdrawn items left out', () => {
  const store = aStore();
  store.applyPage('residence', { epoch: 'e', items: [item('a', 1), item('b', 2), item('a', 3)], to: 3 });
  store.applyPage('residence', { epoch: 'e', items: [item('b', 4, true), item('c', 5)], to: 5 });
  expect(store.scope('residence').digest).toBe(digestOf(item('a', 3), item('c', 5)));
  store.replace('residence', { epoch: 'f', asOf: 9, items: [item('d', 8)], keep: new Set(['c']) });
  expect(store.scope('residence')).toMatchObject({
    epoch: 'f',
    cursor: 9,
    digest: digestOf(item('c', 5), item('d', 8)),
  });
  expect(store.alive('residence').map(({ id }) => id)).toEqual(['c', 'd']);
});

test('[FD6] an item of which only name and revision can be read keeps its place, so that the digests agree', () => {
  const store = aStore();
  const strange = { id: 'x', rev: 2, kind: 7, json: null };
  const page = store.applyPage('residence', {
    epoch: 'e',
    items: [item('a', 1), strange, { id: 'y' }],
    to: 3,
  });
  expect([page.malformed, page.changed.map(({ id }) => id)]).toEqual([1, ['a', 'x']]);
  expect(store.scope('residence')).toMatchObject({ cursor: 3, digest: digestOf(item('a', 1), item('x', 2)) });
});
