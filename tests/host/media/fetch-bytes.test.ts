import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { MediaStore } from '#main/host/media/media-store.ts';
import { SocketServerLink } from '#main/host/sync/socket-server-link.ts';
import type { Media } from '#shared/domain/media.ts';
import { HandClock } from '#support/hand-clock.ts';
import { noon } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const media: Media = { sha256, type: 'image/png', width: 4, height: 3, bytes: content.length };
const never = new AbortController().signal;

/** A real HTTP server, a real link to it and a real store; `fetch` asks for what is missing. */
async function aServer(answer: RequestListener) {
  const ranges: (string | undefined)[] = [];
  const http = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void (http.closeAllConnections(), http.close()));
  const link = new SocketServerLink(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const folder = join(temporaryDirectory(), 'media');
  const log = new TestLog();
  const store = new MediaStore({ folder, quotaBytes: () => 1e6, clock: new HandClock(noon), log });
  const fetch = async () => {
    const fetched = await link.fetchBytes(`/media/${sha256}?ticket=t`, store.partBytes(media), never);
    return fetched.kind === 'failed' ? fetched : store.receive(media, fetched.from, fetched.body, new Set());
  };
  return { fetch, store, ranges, link, log };
}

const serveRanges: RequestListener = ({ headers: { range } }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (range !== undefined)
    response.writeHead(206, { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` });
  response.end(content.subarray(from));
};

test('[ME37] over real sockets a line that is cut leaves a part, and the next one brings the rest by a range', async () => {
  let isCut = true;
  const { fetch, store, ranges } = await aServer((request, response) => {
    if (!isCut) return serveRanges(request, response);
    isCut = false;
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
    return undefined;
  });
  expect(await fetch()).toBe('cut');
  const from = store.partBytes(media);
  expect(from).toBeGreaterThan(0);
  expect([await fetch(), ranges]).toEqual(['kept', [undefined, `bytes=${from}-`]]);
  expect(await store.read(sha256)).toEqual(content);
});

test('[ME37] a server without ranges is read from the beginning', async () => {
  let time = 0;
  const { fetch, store } = await aServer((_, response) => {
    time += 1;
    if (time > 1) return response.end(content);
    response.writeHead(200, { 'content-length': content.length });
    return response.write(content.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 50));
  });
  expect([await fetch(), await fetch()]).toEqual(['cut', 'kept']);
  expect(await store.read(sha256)).toEqual(content);
});

test('[ME37] a range that was not asked for is not written', async () => {
  const { link } = await aServer((_, response) =>
    response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('abcde'),
  );
  expect(await link.fetchBytes('/media/x', 3, never)).toEqual({ kind: 'failed', status: 206 });
});

test.each([403, 404, 416, 500])(
  '[ME38] the refusal %i of the server is told by its status',
  async (status) => {
    const { fetch } = await aServer((_, response) => response.writeHead(status).end('no'));
    expect(await fetch()).toEqual({ kind: 'failed', status });
  },
);

test('[ME38] no server, another origin and a redirection are a failure without a status', async () => {
  const failed = { kind: 'failed', status: null };
  const { link } = await aServer((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  expect(await link.fetchBytes('/media/x', 0, never)).toEqual(failed);
  expect(await link.fetchBytes('http://127.0.0.1:1/media/x', 0, never)).toEqual(failed);
  expect(await new SocketServerLink('http://127.0.0.1:1').fetchBytes('/media/x', 0, never)).toEqual(failed);
});

test('[ME22] other bytes over real sockets are thrown away and counted', async () => {
  const { fetch, store, log } = await aServer((_, response) => response.end(randomBytes(content.length)));
  expect([await fetch(), store.has(sha256), log.count('media.damaged')]).toEqual(['wrong', false, 1]);
});
