import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '#support/eventually.ts';
import { aNotice, anEvent } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';
import { TestPage } from '#support/test-page.ts';

const fetches = ({ server }: MemoryKiosk) => server.messages<{ path: string; from: number }>('media');

test('[ME29] a picture of the feed is fetched with a ticket and told to every page; it stays without a line and after a restart', async () => {
  const kiosk = await aKiosk();
  const content = randomBytes(5000);
  const picture = kiosk.server.addPicture(content, 'image/webp');
  kiosk.server.publish([aNotice('a', { picture })]);
  await eventually(() => kiosk.page.pictures.length > 0);
  const second = new TestPage();
  kiosk.host.attachPage(second.port);
  expect([kiosk.page.pictures, second.pictures]).toEqual([[picture.sha256], [picture.sha256]]);
  const answer = { kind: 'picture', type: 'image/webp', data: content.toString('base64') };
  expect(await second.call('media.read', { sha256: picture.sha256 })).toEqual(answer);
  await kiosk.restart({ between: () => (kiosk.server.isReachable = false) });
  expect(kiosk.page.pictures).toEqual([picture.sha256]);
  expect(await kiosk.page.call('media.read', { sha256: picture.sha256 })).toEqual(answer);
});

test('[ME30] pictures come one at a time, the newest first, with one ticket', async () => {
  const kiosk = await aKiosk((server) => {
    server.publish([
      aNotice('old', { picture: server.addPicture(randomBytes(3000)) }),
      anEvent('new', { picture: server.addPicture(randomBytes(3001)) }),
    ]);
  });
  await eventually(() => kiosk.page.pictures.length === 2);
  const [old, newest] = [...kiosk.server.media.keys()];
  expect(fetches(kiosk).map(({ path }) => path.slice(7, 71))).toEqual([newest, old]);
  expect(kiosk.server.messages('media:ticket')).toHaveLength(1);
});

test('[ME31] a cut line is gone on with from where it was cut', async () => {
  const kiosk = await aKiosk();
  kiosk.server.cutAfter = 2048;
  kiosk.server.publish([aNotice('a', { picture: kiosk.server.addPicture(randomBytes(5000)) })]);
  await eventually(() => fetches(kiosk).length === 1);
  for (let time = 0; time < 3; time++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await kiosk.clock.advance(60_000);
  }
  await eventually(() => kiosk.page.pictures.length === 1);
  expect(fetches(kiosk).map(({ from }) => from)).toEqual([0, 2048, 4096]);
});

test('[ME32] a picture that cannot be had waits ever longer and holds up no other', async () => {
  const kiosk = await aKiosk();
  const lost = kiosk.server.addPicture(randomBytes(900));
  kiosk.server.media.delete(lost.sha256);
  kiosk.server.publish([aNotice('a', { picture: kiosk.server.addPicture(randomBytes(800)) })]);
  kiosk.server.publish([aNotice('b', { picture: lost })]);
  await eventually(() => kiosk.page.pictures.length === 1);
  await kiosk.clock.advance(3_600_000);
  const tries = fetches(kiosk).filter(({ path }) => path.includes(lost.sha256)).length;
  expect(tries).toBeGreaterThan(8);
  expect(tries).toBeLessThan(18);
});

test('[ME33] a ticket that is over is renewed', async () => {
  const kiosk = await aKiosk();
  const add = (id: string) =>
    kiosk.server.publish([aNotice(id, { picture: kiosk.server.addPicture(randomBytes(700)) })]);
  add('a');
  await eventually(() => kiosk.page.pictures.length === 1);
  await kiosk.clock.advance(kiosk.server.ticketMs + 1000);
  add('b');
  await eventually(() => kiosk.page.pictures.length === 2);
  expect(kiosk.server.messages('media:ticket')).toHaveLength(2);
});

test('[ME34] what the feed no longer holds is not told and not given to a page; it may come back without the network', async () => {
  const kiosk = await aKiosk();
  const picture = kiosk.server.addPicture(randomBytes(700));
  const notice = aNotice('a', { picture });
  kiosk.server.publish([notice]);
  await eventually(() => kiosk.page.pictures.length === 1);
  kiosk.server.publish([{ ...notice, value: null }]);
  await eventually(() => kiosk.page.pictures.length === 0);
  expect(await kiosk.page.call('media.read', { sha256: picture.sha256 })).toEqual({ kind: 'absent' });
  kiosk.server.publish([notice]);
  await eventually(() => kiosk.page.pictures.length === 1);
  expect(fetches(kiosk)).toHaveLength(1);
});

test('[ME35] what would not fit into the quota is left out, the oldest first, and nothing goes round', async () => {
  const kiosk = await aKiosk();
  for (const id of ['a', 'b', 'c'])
    kiosk.server.publish([aNotice(id, { picture: kiosk.server.addPicture(randomBytes(400 * 1024)) })]);
  const newest = [...kiosk.server.media.keys()].slice(1).toSorted((one, other) => (one < other ? -1 : 1));
  await eventually(() => newest.every((sha256) => kiosk.page.pictures.includes(sha256)));
  await new Promise((resolve) => setTimeout(resolve, 300)); // the disk takes real time
  expect([kiosk.page.pictures, fetches(kiosk).length <= 3]).toEqual([newest, true]);
});

test('[ME36] a screen that is taken out of service keeps no picture', async () => {
  const kiosk = await aKiosk();
  kiosk.server.publish([aNotice('a', { picture: kiosk.server.addPicture(randomBytes(700)) })]);
  await eventually(() => kiosk.page.pictures.length === 1);
  kiosk.server.tell('revoked', { code: 'screen.revoked', message: '' });
  await eventually(() => kiosk.page.status?.phase === 'revoked');
  expect([kiosk.page.pictures, existsSync(join(kiosk.dataDir, 'media'))]).toEqual([[], false]);
});
