import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startBrowserShell } from '#main/browser/start-browser-shell.ts';
import type { BrowserShell } from '#main/browser/start-browser-shell.ts';
import { contentSecurityPolicy } from '#main/supervisor/page-files.ts';

let folder: string;
let shell: BrowserShell;
let port: number;
let said: string[];

async function start(more: NodeJS.ProcessEnv = {}): Promise<void> {
  shell = await startBrowserShell({
    data: folder,
    port: 0,
    page: join(folder, 'page'),
    hostEntry: join(import.meta.dirname, 'echo-host.ts'),
    window: 'none',
    environment: { ...process.env, ...more },
    say: (sentence) => said.push(sentence),
    giveUp: () => said.push('gave up'),
  });
  port = Number(new URL(shell.address).port);
  await shell.whenUp;
}

beforeEach(async () => {
  said = [];
  folder = await mkdtemp(join(tmpdir(), 'vestibule-shell-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'page/index.html'), '<!doctype html>the page');
  await writeFile(join(folder, 'page/assets/index-Abcd1234.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '{}');
  await start();
});
afterEach(async () => {
  await shell.stop();
  await rm(folder, { recursive: true });
});

type Asked = { status: number; headers: IncomingHttpHeaders; body: string };

/** One HTTP request whose path goes out as it is: `fetch` would tidy it. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Asked> {
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers });
  request.end(body);
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, body: text };
}

async function enter(): Promise<{ cookie: string }> {
  const { headers } = await ask(shell.address.slice(shell.address.indexOf('/?')));
  return { cookie: String(headers['set-cookie']?.[0]).split(';', 1)[0] ?? '' };
}

/** The text frames of a socket, in order. */
class Frames {
  readonly socket: WebSocket;
  readonly #got: unknown[] = [];
  #more = Promise.withResolvers<void>();

  constructor(headers: Record<string, string>, path = '/kiosk') {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    this.socket.on('message', (data) => {
      this.#got.push(JSON.parse((data as Buffer).toString()));
      this.#more.resolve();
    });
  }

  async next(): Promise<unknown> {
    while (this.#got.length === 0) {
      await this.#more.promise;
      this.#more = Promise.withResolvers();
    }
    return this.#got.shift();
  }
}

async function openPage(): Promise<Frames> {
  const frames = new Frames({ ...(await enter()), origin: `http://127.0.0.1:${port}` });
  expect(await frames.next()).toEqual({ kind: 'host', state: 'up' });
  expect(await frames.next()).toMatchObject({ hello: expect.any(Number) as number });
  return frames;
}

/** What came of opening a socket: 101, or the status it was refused with. */
async function knock(headers: Record<string, string>, path = '/kiosk'): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  socket.on('error', () => {}); // the refusal is told by `unexpected-response`
  const status = Promise.withResolvers<number>();
  socket.on('unexpected-response', (_request, response) => status.resolve(response.statusCode ?? 0));
  socket.on('open', () => status.resolve(101));
  return status.promise.finally(() => socket.terminate());
}

test('[SH3] the token gives a cookie and leads to the page; the address then shows no token', async () => {
  const entered = await ask(shell.address.slice(shell.address.indexOf('/?')));
  expect([entered.status, entered.headers.location]).toEqual([303, '/']);
  expect(entered.headers['set-cookie']?.[0]).toMatch(
    new RegExp(`^vestibule-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
  );
  const page = await ask('/', await enter());
  expect([page.status, page.body]).toEqual([200, '<!doctype html>the page']);
});

test('[SH4] without the token nothing is given, and the refusal is a calm page', async () => {
  const token = new URL(shell.address).searchParams.get('t') ?? '';
  const wrong = [
    '/',
    '/?t=',
    `/?t=${'x'.repeat(43)}`,
    `/?t=${token}x`,
    `/assets/index-Abcd1234.js?t=${token}`,
    '/nothing',
    '//[',
    'http://[',
  ];
  for (const path of wrong) {
    const refused = await ask(path);
    expect([path, refused.status, refused.body.includes('<h1>Cet écran')]).toEqual([path, 403, true]);
    expect(refused.headers['set-cookie']).toBeUndefined();
  }
  expect((await ask('/', { cookie: `vestibule-${port}=${token}` })).status).toBe(403);
});

test('[SH5] another name than 127.0.0.1 or localhost with this port is refused, cookie or not', async () => {
  const inside = await enter();
  const ok = [`127.0.0.1:${port}`, `localhost:${port}`];
  const wrong = [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `localhost:${port + 1}`,
    `localhost.:${port}`,
  ];
  for (const host of ok) expect((await ask('/', { ...inside, host })).status).toBe(200);
  for (const host of wrong) expect([host, (await ask('/', { ...inside, host })).status]).toEqual([host, 403]);
});

test('[SH5] a program on this machine without Host gets nothing', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${shell.address.slice(shell.address.indexOf('/?'))} HTTP/1.0\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  expect(text.split('\r\n', 1)).toEqual(['HTTP/1.1 403 Forbidden']);
});

test('[SH6] only this machine can reach the server', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal);
  const others = ['127.0.0.2', '::1', ...(outside ? [outside.address] : [])];
  for (const host of others) {
    const [error] = (await once(connect(port, host), 'error')) as [NodeJS.ErrnoException];
    expect(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH']).toContain(error.code);
  }
});

test('[SH1] no path leads out of the page', async () => {
  const inside = await enter();
  const wrong = [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/../../secret.json',
    '/assets\\..\\..\\secret.json',
    '/assets/',
    '/assets',
    '/index.html/',
    '/%00',
    '//secret.json',
  ];
  for (const path of wrong) expect([path, (await ask(path, inside)).status]).toEqual([path, 404]);
});

test('[SH7] only reading is allowed, and a body is ignored', async () => {
  const inside = await enter();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const body = method.startsWith('P') ? 'x'.repeat(100_000) : '';
    const refused = await ask('/', inside, method, body);
    expect([method, refused.status, refused.headers.allow]).toEqual([method, 405, 'GET, HEAD']);
  }
  const head = await ask('/assets/index-Abcd1234.js', inside, 'HEAD');
  expect([head.status, head.body, head.headers['content-type']]).toEqual([
    200,
    '',
    'text/javascript; charset=utf-8',
  ]);
});

test('[LK7] every answer carries the content security policy and forbids guessing types', async () => {
  const inside = await enter();
  const answers = [
    await ask('/'),
    await ask('/', inside),
    await ask('/nothing', inside),
    await ask('/', inside, 'POST'),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('[SH8] the socket is for the page that holds the cookie, on its own origin and path', async () => {
  const inside = await enter();
  const origin = `http://127.0.0.1:${port}`;
  const token = new URL(shell.address).searchParams.get('t') ?? '';
  const answers = {
    right: await knock({ ...inside, origin }),
    noCookie: await knock({ origin }),
    noOrigin: await knock(inside),
    otherOrigin: await knock({ ...inside, origin: 'http://evil.example' }),
    otherPort: await knock({ ...inside, origin: `http://127.0.0.1:${port + 1}` }),
    https: await knock({ ...inside, origin: `https://127.0.0.1:${port}` }),
    nullOrigin: await knock({ ...inside, origin: 'null' }),
    rebound: await knock({ ...inside, origin, host: `evil.example:${port}` }),
    otherPath: await knock({ ...inside, origin }, '/'),
    tokenOnly: await knock({ origin }, `/?t=${token}`),
  };
  expect(answers).toEqual({
    ...Object.fromEntries(Object.keys(answers).map((name) => [name, 403])),
    right: 101,
  });
});

test('[SH9] a ticket for a command line opens once', async () => {
  const { openLocalServer } = await import('#main/browser/local-server.ts');
  const { PageRelay } = await import('#main/browser/page-relay.ts');
  const server = await openLocalServer(
    new Map(),
    new PageRelay(
      () => {},
      () => {},
    ),
    0,
  );
  const address = server.ticketAddress('page');
  const open = async (): Promise<number> => (await fetch(address, { redirect: 'manual' })).status;
  expect([await open(), await open()]).toEqual([303, 403]);
  await server.close();
});

test('[SH10] what is not JSON is told to the page, which goes on', async () => {
  const page = await openPage();
  page.socket.send('{"half');
  expect(await page.next()).toEqual({ kind: 'unread', code: 'protocol.malformed' });
  expect(await page.next()).toEqual({ echo: '{"half' });
  page.socket.send(Buffer.from([1, 2, 3]));
  expect(await page.next()).toEqual({ kind: 'unread', code: 'protocol.malformed' });
  expect(await page.next()).toEqual({ echo: '(binary)' });
  page.socket.send('{"kind":"call"}');
  expect(await page.next()).toEqual({ echo: { kind: 'call' } });
});

test('[SH11] a message of more than 64 KB closes its connection and no other', async () => {
  const [page, other] = [await openPage(), await openPage()];
  page.socket.send(JSON.stringify('x'.repeat(65_536)));
  expect((await once(page.socket, 'close'))[0]).toBe(1009);
  other.socket.send(JSON.stringify('x'.repeat(65_000)));
  expect(await other.next()).toEqual({ echo: 'x'.repeat(65_000) });
});

test('[SU8] the page keeps its socket while the host restarts', async () => {
  const page = await openPage();
  page.socket.send('"die"');
  expect(await page.next()).toEqual({ kind: 'host', state: 'restarting' });
  expect(await page.next()).toEqual({ kind: 'host', state: 'up' });
  expect(await page.next()).toMatchObject({ restarts: '{"exit":1}' });
  page.socket.send('1');
  expect(await page.next()).toEqual({ echo: 1 });
  expect(said).toEqual(['The kiosk host has ended; it is started again.']);
});

test('[SU4] a host killed from outside is started again', async () => {
  const page = await openPage();
  page.socket.terminate();
  const again = new Frames({ ...(await enter()), origin: `http://127.0.0.1:${port}` });
  await again.next();
  process.kill(((await again.next()) as { hello: number }).hello, 'SIGKILL');
  await again.next();
  expect(await again.next()).toEqual({ kind: 'host', state: 'up' });
  expect(await again.next()).toMatchObject({ restarts: '{"signal":1}' });
});

test('[SU7] a host that will not end is ended, within three seconds', async () => {
  await shell.stop();
  await start({ ECHO_HOST_STAYS: '1' });
  const page = await openPage();
  const before = performance.now();
  await shell.stop();
  expect(performance.now() - before).toBeLessThan(3_000);
  expect(page.socket.readyState).not.toBe(WebSocket.OPEN);
});

test('[SH12] a port that is taken is named', async () => {
  const { openLocalServer } = await import('#main/browser/local-server.ts');
  const { PageRelay } = await import('#main/browser/page-relay.ts');
  await expect(
    openLocalServer(
      new Map(),
      new PageRelay(
        () => {},
        () => {},
      ),
      port,
    ),
  ).rejects.toMatchObject({
    code: 'config.invalid',
    field: 'port',
  });
});
