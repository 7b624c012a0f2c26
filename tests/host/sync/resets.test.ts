import { expect, test } from 'vitest';
import { settled } from '#support/hand-clock.ts';
import { aNotice, withdrawn } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryServer } from '#support/memory-server.ts';

const three = [aNotice('a'), aNotice('b'), aNotice('c')];
const fetched = (server: MemoryServer) => server.messages<'manifest' | { ids: string[] }>('fetch');

test('[SY2] a live change that fits exactly is applied without a question; one that does not is pulled', async () => {
  const { server, page } = await aKiosk((fresh) => fresh.publish(three));
  const pulls = server.messages('pull').length;
  server.publish([aNotice('d')]);
  await settled();
  expect([page.feed.has('d'), server.messages('pull').length]).toEqual([true, pulls]);
  server.publish([aNotice('e')], { silent: true });
  server.publish([aNotice('f')]);
  await settled();
  expect([page.feed.has('e'), page.feed.has('f'), server.messages('pull').length]).toEqual([
    true,
    true,
    pulls + 1,
  ]);
});

test('[SY3] a withdrawn item leaves the glass at once and stays away after a restart without a network', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  kiosk.server.publish([withdrawn('b')]);
  await settled();
  expect(kiosk.ids).toEqual(['a', 'c']);
  kiosk.server.isReachable = false;
  await kiosk.restart();
  expect(kiosk.ids).toEqual(['a', 'c']);
});

test('[SY4] another epoch: everything is fetched anew, and the old content stays on the glass meanwhile', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server, page } = kiosk;
  let glassDuringReset: string[] = [];
  server.fault = (name) => {
    if (name === 'fetch') glassDuringReset = kiosk.ids;
    return 'deliver';
  };
  server.residence.epoch = 'epoch-2';
  server.residence.items.delete('c');
  server.publish([aNotice('d')], { silent: true });
  server.dropLines();
  await kiosk.clock.advance(3_000);
  expect([kiosk.ids, glassDuringReset]).toEqual([
    ['a', 'b', 'd'],
    ['a', 'b', 'c'],
  ]);
  expect(page.feeds.filter(({ reset }) => reset).length).toBe(1); // the one at the beginning
  expect(fetched(server)).toEqual(['manifest', { ids: ['a', 'b', 'd'] }, 'manifest']);
});

test('[SY5] a server that is behind the screen was restored: the screen takes what the server has', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const restore = kiosk.server.backup();
  kiosk.server.publish([aNotice('d')]);
  await settled();
  expect(kiosk.ids).toEqual(['a', 'b', 'c', 'd']);
  restore();
  kiosk.server.dropLines();
  await kiosk.clock.advance(3_000);
  expect(kiosk.ids).toEqual(['a', 'b', 'c']);
});

test('[SY6] below the floor only what changed is fetched', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server } = kiosk;
  server.dropLines();
  server.publish([aNotice('b', { title: 'Neu' }), withdrawn('c')], { silent: true });
  server.residence.items.delete('c'); // the tombstone was pruned
  server.residence.floor = server.residence.rev;
  await kiosk.clock.advance(3_000);
  expect(fetched(server)).toEqual(['manifest', { ids: ['b'] }, 'manifest']);
  expect(kiosk.ids).toEqual(['a', 'b']);
});

test('[SY7] a cache that differs is replaced, counted, and at most once an hour', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server, clock, log } = kiosk;
  // The same revision with one item fewer: only the digest can tell.
  server.residence.items.delete('c');
  await clock.advance(300_000 + 5_000);
  expect([kiosk.ids, log.count('feed.diverged')]).toEqual([['a', 'b'], 1]);
  server.residence.items.delete('b');
  await clock.advance(1_800_000);
  expect([kiosk.ids, log.count('feed.diverged')]).toEqual([['a', 'b'], 1]);
  await clock.advance(2_400_000);
  expect([kiosk.ids, log.count('feed.diverged')]).toEqual([['a'], 2]);
});

test('[SY8] a server that always says reset is asked ever more slowly, not in a circle', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server, clock } = kiosk;
  server.fault = (name) => {
    if (name === 'pull') server.residence.epoch = `epoch-${server.heard.length}`;
    return 'deliver';
  };
  const before = server.messages('pull').length;
  server.dropLines();
  await clock.advance(600_000);
  expect(server.messages('pull').length - before).toBeLessThan(40);
  expect(kiosk.ids).toEqual(['a', 'b', 'c']);
});

test('[SY9] an item that cannot be read is counted and not shown; the cursor goes on and the others come', async () => {
  const kiosk = await aKiosk((fresh) => {
    fresh.publish([
      aNotice('a'),
      { id: 'x', kind: 'hologram', value: {} },
      aNotice('y', { title: 7 }),
      aNotice('b'),
    ]);
  });
  const { server, log } = kiosk;
  expect([kiosk.ids, log.count('feed.quarantined')]).toEqual([['a', 'b'], 2]);
  server.publish([aNotice('y', { title: 'Gut' })]);
  await settled();
  expect(kiosk.ids).toEqual(['a', 'b', 'y']);
  await kiosk.clock.advance(700_000);
  expect(log.count('feed.diverged')).toBe(0);
});

test('[SY10] an envelope that cannot be read is counted, and does not stop the page it came in', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server, log } = kiosk;
  const { rev: prev, epoch } = server.residence;
  server.publish([aNotice('d')], { silent: true });
  const [item] = [...server.residence.items.values()].slice(-1);
  server.tell('change', {
    scope: 'residence',
    epoch,
    prev,
    rev: prev + 1,
    items: ['rubbish', 7, null, item],
  });
  await settled();
  expect([kiosk.ids, log.count('protocol.malformed')]).toEqual([['a', 'b', 'c', 'd'], 3]);
});

test('[SY11] a malformed message is counted and ignored, and the next ones work', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server, log } = kiosk;
  for (const message of [null, 'x', { scope: 7 }, { scope: 'residence' }]) server.tell('change', message);
  server.tell('settings', { language: 'xx' });
  server.publish([aNotice('d')]);
  await settled();
  expect([kiosk.ids, log.count('protocol.malformed')]).toEqual([['a', 'b', 'c', 'd'], 5]);
});

test('[SY12] a snapshot that fails half-way changes nothing and is begun anew', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish(three));
  const { server, clock } = kiosk;
  let failures = 3;
  server.fault = (name, message) => {
    const isItems = name === 'fetch' && (message as { body?: unknown }).body !== undefined;
    return isItems && failures-- > 0 ? 'swallow' : 'deliver';
  };
  server.residence.epoch = 'epoch-2';
  server.publish([aNotice('d')], { silent: true });
  server.dropLines();
  await clock.advance(2_500);
  expect(kiosk.ids).toEqual(['a', 'b', 'c']);
  await clock.advance(60_000);
  expect(kiosk.ids).toEqual(['a', 'b', 'c', 'd']);
});

test('[SY13] ten thousand items come in pages and are one exact revision of the server', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => aNotice(`n${index}`));
  const kiosk = await aKiosk((fresh) => fresh.publish(many));
  await kiosk.clock.advance(5_000);
  expect(kiosk.ids.length).toBe(10_000);
  expect(kiosk.server.messages<{ digest: string }>('applied').at(-1)?.digest).toBe(
    kiosk.server.residence.digest,
  );
});
