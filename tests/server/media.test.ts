import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { mediaSchema } from '#shared/domain/media.ts';
import type { Media } from '#shared/domain/media.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import { mediaTicketAnswerSchema } from '#shared/server-protocol/media-ticket.ts';
import { createServer } from '#server/create-server.ts';
import { ask, connectScreen, enrol, screenOnline } from './screen-client.ts';
import type { Identity } from './screen-client.ts';
import { handClock, newDataDir, operator, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';
import type { StaffClient } from './staff-client.ts';

const minute = 60_000;
const day = 86_400_000;
const fixtures = join(import.meta.dirname, '../fixtures/png');
const pngs = readdirSync(fixtures).filter((name) => name.endsWith('.png'));

/** Even colour; `more` may spoil it. */
const plain = (width: number, height: number, background = '#c03020') =>
  sharp({ create: { width, height, channels: 3, background } });

/** Sends bytes as a picture, or as `type`. */
async function upload(url: string, staff: StaffClient, bytes: Buffer, path: string, type = 'image/png') {
  const response = await fetch(`${url}/api${path}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${staff.token}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as never };
}

/** Uploads what must be taken. */
async function taken(url: string, staff: StaffClient, bytes: Buffer, path: string): Promise<Media> {
  const { status, body } = await upload(url, staff, bytes, path);
  expect({ status, body }).toMatchObject({ status: 201 });
  return mediaSchema.parse(body);
}

const fileOf = (dataDir: string, { sha256 }: Media) => join(dataDir, 'media', sha256.slice(0, 2), sha256);

const filesOf = (dataDir: string) =>
  existsSync(join(dataDir, 'media'))
    ? readdirSync(join(dataDir, 'media'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
    : [];

const refusedBody = (message: RegExp) => ({
  status: 400,
  body: { error: { code: 'input.invalid', field: 'body', message: expect.stringMatching(message) } },
});

const wrongPicture = {
  error: { code: 'input.invalid', field: 'picture.sha256', message: expect.any(String) },
};

describe('pictures', () => {
  const dataDir = newDataDir();
  const clock = handClock();
  let url: string;
  let staff: StaffClient;
  let identity: Identity;
  let stranger: Identity;

  beforeAll(async () => {
    const server = await createServer({ dataDir, port: 0, staff: operator, clock });
    url = server.url;
    staff = await signIn(url);
    const { code } = await aResidence(staff, 'home');
    const { code: other } = await aResidence(staff, 'elsewhere');
    await staff.ok('POST', '/api/scopes', { id: 'nice', kind: 'town', name: 'Nice' });
    await staff.ok('PUT', '/api/residences/home/scopes', { scopes: ['nice'] });
    identity = await enrol(url, code);
    stranger = await enrol(url, other);
    return () => server.close();
  }, 60_000); // a busy machine hashes passwords slowly

  const ticketOf = async (of: Identity) => {
    const { screen } = await screenOnline(url, of);
    const raw = await ask(screen.socket, 'media:ticket', {});
    const answer = mediaTicketAnswerSchema.parse(raw) as Answer<{ query: string; until: number }>;
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };
  const get = (sha256: string, query: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/media/${sha256}?${query}`, { headers });

  test.each(pngs)('[ME1] %s is taken and kept under the hash of what was made of it', async (name) => {
    const media = await taken(url, staff, readFileSync(join(fixtures, name)), '/residences/home');
    const file = readFileSync(fileOf(dataDir, media));
    expect(media).toMatchObject({ type: 'image/webp', width: 32, height: 32, bytes: file.length });
    expect(createHash('sha256').update(file).digest('hex')).toBe(media.sha256);
    expect(await sharp(file).metadata()).toMatchObject({ format: 'webp', width: 32, hasAlpha: false });
  });

  test('[ME1] all kinds of PNG are among the fixtures', () => expect(pngs).toHaveLength(51));

  test('[ME2] a photograph is turned upright, made small enough, and tells nothing of where it was taken', async () => {
    const photograph = await plain(4000, 1000)
      .withExif({ IFD3: { GPSLatitude: '43/1 42/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photograph).metadata()).exif).toBeDefined();
    const media = await taken(url, staff, photograph, '/residences/home');
    expect(media).toMatchObject({ width: 540, height: 2160 });
    const made = await sharp(fileOf(dataDir, media)).metadata();
    expect([made.exif, made.xmp, made.icc, made.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('[ME2] of an animation the first frame is kept, and what is transparent becomes white', async () => {
    const frame = (value: number) => Buffer.alloc(16 * 16 * 4, value);
    const raw = { width: 16, height: 32, channels: 4, pageHeight: 16 } as const;
    const clearThenBlack = Buffer.concat([frame(0), Buffer.alloc(16 * 16 * 4, Buffer.from([0, 0, 0, 255]))]);
    const animation = await sharp(clearThenBlack, { raw }).gif().toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    const media = await taken(url, staff, animation, '/residences/home');
    expect(media).toMatchObject({ width: 16, height: 16 });
    const { channels } = await sharp(fileOf(dataDir, media)).stats();
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  test('[ME2] what is larger than a panel comes out with 2160 pixels and at most 4 MB, even noise', async () => {
    const size = 2160;
    const noise = randomBytes(size * size * 3).map((byte) => (byte & 1) * 255); // the worst there is
    const raw = { width: size, height: size, channels: 3 } as const;
    const picture = await sharp(noise, { raw }).png({ compressionLevel: 1 }).toBuffer();
    const media = await taken(url, staff, picture, '/residences/home');
    expect(media).toMatchObject({ width: 2160, height: 2160 });
    expect(statSync(fileOf(dataDir, media)).size).toBe(media.bytes);
    const broad = await plain(5000, 100).png().toBuffer();
    expect(await taken(url, staff, broad, '/residences/home')).toMatchObject({ width: 2160, height: 43 });
  }, 60_000); // a busy machine encodes slowly

  test('[ME3] the same picture twice, also at the same moment, is one file', async () => {
    const before = filesOf(dataDir).length;
    const picture = await plain(40, 30, '#123456').png().toBuffer();
    const both = await Promise.all([
      taken(url, staff, picture, '/residences/home'),
      taken(url, staff, picture, '/residences/elsewhere'),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await taken(url, staff, picture, '/residences/home')).toEqual(both[0]);
    expect(filesOf(dataDir)).toHaveLength(before + 1);
    expect(filesOf(dataDir).filter(({ name }) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
  });

  const png = readFileSync(join(fixtures, 'basn2c16.png'));
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const wrong: [what: string, bytes: () => Buffer | Promise<Buffer>, type: string, words: RegExp][] = [
    ['nothing', () => Buffer.alloc(0), 'image/png', /no picture/],
    ['a text', () => Buffer.from('bonjour'), 'image/png', /no picture/],
    ['half a picture', () => png.subarray(0, 200), 'image/png', /damaged/],
    [
      'a drawing that may name other files',
      () => Buffer.from(svg),
      'image/svg+xml',
      /no picture that can be read/,
    ],
    ['a TIFF', () => plain(9, 9).tiff().toBuffer(), 'image/tiff', /send JPEG, PNG/],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'application/pdf', /PDF, which is not taken yet/],
    [
      'a PDF that says it is a picture',
      () => Buffer.from('%PDF-1.7\n'),
      'image/png',
      /PDF, which is not taken/,
    ],
    ['a picture that says it is a text', () => png, 'text/plain', /say content-type/],
    ['too many pixels', () => plain(8001, 8000).png().toBuffer(), 'image/png', /8001 × 8000 pixels/],
  ];
  test.each(wrong)('[ME4] %s is refused with the field and in words', async (_what, bytes, type, words) => {
    const before = filesOf(dataDir).length;
    const reply = await upload(url, staff, await bytes(), '/residences/home', type);
    expect(reply).toEqual(refusedBody(words));
    expect(filesOf(dataDir)).toHaveLength(before);
  });

  test('[ME4] more than 20 MB are refused, and JSON routes take no picture', async () => {
    const large = await upload(url, staff, Buffer.alloc(20 * 1024 * 1024 + 1), '/residences/home');
    expect(large).toMatchObject({ status: 413, body: { error: { code: 'input.too_large' } } });
    const response = await fetch(`${url}/api/residences/home/notices`, {
      method: 'POST',
      headers: { authorization: `Bearer ${staff.token}`, 'content-type': 'image/png' },
      body: new Uint8Array(png),
    });
    expect(await response.json()).toMatchObject({ error: { code: 'input.not_json' } });
  });

  const notice = (picture: object | null) => ({ title: 'Avis', body: ['Une phrase.'], picture });
  const event = (picture: object | null) => ({
    title: 'Café',
    startsAt: clock.now(),
    endsAt: clock.now() + day,
    picture,
  });

  test.each([
    ['notices', notice],
    ['events', event],
  ] as const)(
    '[ME5] %s show the picture as the server made it, whatever was written',
    async (plural, draft) => {
      const media = await taken(url, staff, png, '/residences/home');
      const said = { ...media, alternative: 'Un carré', type: 'image/jpeg', width: 1, height: 2, bytes: 3 };
      const path = `/api/residences/home/${plural}`;
      const item = await staff.ok<{ id: string; picture: object }>('POST', path, draft(said));
      expect(item.picture).toEqual({ ...media, alternative: 'Un carré' });
      const unknown = { ...said, sha256: 'a'.repeat(64) };
      expect(await staff.call('POST', path, draft(unknown))).toMatchObject({
        status: 400,
        body: wrongPicture,
      });
      const patched = await staff.call('PATCH', `${path}/${item.id}`, { picture: unknown });
      expect(patched).toMatchObject({ status: 400, body: wrongPicture });
      expect(await staff.ok('PATCH', `${path}/${item.id}`, { title: 'Autre' })).toMatchObject({
        picture: media,
      });
      expect(await staff.ok('PATCH', `${path}/${item.id}`, { picture: null })).toMatchObject({
        picture: null,
      });
    },
  );

  test('[ME5] a residence shows its own pictures and those of its town, no other', async () => {
    const ofTown = await taken(url, staff, await plain(50, 50).png().toBuffer(), '/scopes/nice');
    const ofHome = await taken(url, staff, await plain(60, 60).png().toBuffer(), '/residences/home');
    const post = async (path: string, media: Media) =>
      (await staff.call('POST', `/api${path}/notices`, notice({ ...media, alternative: 'x' }))).status;
    expect(await post('/residences/home', ofTown)).toBe(201);
    expect(await post('/scopes/nice', ofTown)).toBe(201);
    expect(await post('/residences/elsewhere', ofTown)).toBe(400);
    expect(await post('/residences/elsewhere', ofHome)).toBe(400);
    expect(await post('/scopes/nice', ofHome)).toBe(400);
  });

  test('[ME5] a picture that staff gave to an imported event outlives the next import', async () => {
    const calendar = (title: string) =>
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261201T180000Z\r\nSUMMARY:${title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    const home = '/api/residences/home';
    const run = (title: string) =>
      staff.ok('POST', `${home}/imports`, { name: 'Mairie', calendar: calendar(title) });
    await run('Concert');
    const find = async () => {
      const { items } = await staff.ok<{ items: { id: string; source: string | null }[] }>(
        'GET',
        `${home}/events`,
      );
      return items.find(({ source }) => source === 'Mairie');
    };
    const media = await taken(url, staff, png, '/residences/home');
    const id = encodeURIComponent((await find())?.id ?? '');
    await staff.ok('PATCH', `${home}/events/${id}`, { picture: { ...media, alternative: 'x' } });
    expect(await run('Concert')).toMatchObject({ unchanged: 1 });
    expect(await run('Grand concert')).toMatchObject({ changed: 1 });
    expect(await find()).toMatchObject({ title: 'Grand concert', picture: media });
  });

  test('[ME6] a screen reads the pictures of its scopes with its ticket, and no other', async () => {
    const media = await taken(url, staff, png, '/residences/home');
    const ofTown = await taken(url, staff, await plain(51, 50).png().toBuffer(), '/scopes/nice');
    const { query, until } = await ticketOf(identity);
    expect(until).toBe(clock.now() + 15 * minute);
    const response = await get(media.sha256, query);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': expect.stringMatching(/^private\b.*\bimmutable$/),
      etag: `"${media.sha256}"`,
      'x-content-type-options': 'nosniff',
      'content-type': 'image/webp',
      'content-length': `${media.bytes}`,
      'accept-ranges': 'bytes',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(readFileSync(fileOf(dataDir, media)));
    expect((await get(ofTown.sha256, query)).status).toBe(200);
    const { query: another } = await ticketOf(stranger);
    expect((await get(ofTown.sha256, another)).status).toBe(404);
    for (const unknown of ['a'.repeat(64), 'server.key', '..%2F..%2Fserver.key']) {
      const reply = await get(unknown, query);
      expect({ status: reply.status, body: await reply.json() }).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    }
  });

  test('[ME6] a ticket that is wrong, missing, past 15 minutes or of a revoked screen is 403', async () => {
    const { code } = await staff.ok<{ code: string }>('POST', '/api/residences/home/codes', {});
    const short = await enrol(url, code);
    const media = await taken(url, staff, png, '/residences/home');
    const { query } = await ticketOf(short);
    const { query: another } = await ticketOf(stranger);
    const status = async (given: string) => {
      const reply = await get(media.sha256, given);
      if (reply.status === 403)
        expect(await reply.json()).toMatchObject({ error: { code: 'auth.forbidden' } });
      return reply.status;
    };
    const mixed = new URLSearchParams(query);
    mixed.set('screen', new URLSearchParams(another).get('screen') ?? '');
    const longer = new URLSearchParams(query);
    longer.set('until', `${Number(longer.get('until')) + 1}`);
    expect(await status(query)).toBe(200);
    expect(await status(`${mixed}`)).toBe(403);
    expect(await status(`${longer}`)).toBe(403);
    expect(await status('')).toBe(403);
    clock.move(15 * minute - 1);
    expect(await status(query)).toBe(200);
    clock.move(1);
    expect(await status(query)).toBe(403);
    const { query: fresh } = await ticketOf(short);
    expect(await status(fresh)).toBe(200);
    await staff.ok('DELETE', `/api/screens/${short.screenId}`);
    expect(await status(fresh)).toBe(403);
  });

  test('[ME6] a connection that has not said hello gets no ticket', async () => {
    const { screen } = await connectScreen(url, identity);
    expect(await ask(screen.socket, 'media:ticket', {})).toMatchObject({
      ok: false,
      refusal: { code: 'protocol.hello_first' },
    });
  });

  test('[ME7] a download goes on where it stopped', async () => {
    const media = await taken(url, staff, png, '/residences/home');
    const { query } = await ticketOf(identity);
    const whole = readFileSync(fileOf(dataDir, media));
    const size = whole.length;
    const part = async (range: string, more: Record<string, string> = {}) => {
      const reply = await get(media.sha256, query, { range, ...more });
      const { status, headers } = reply;
      return { status, range: headers.get('content-range'), bytes: Buffer.from(await reply.arrayBuffer()) };
    };
    const slice = (from: number, to: number) => ({
      status: 206,
      range: `bytes ${from}-${to - 1}/${size}`,
      bytes: whole.subarray(from, to),
    });
    const all = { status: 200, range: null, bytes: whole };
    const beyond = { status: 416, range: `bytes */${size}`, bytes: Buffer.alloc(0) };
    expect(await part('bytes=10-')).toEqual(slice(10, size));
    expect(await part('bytes=0-0')).toEqual(slice(0, 1));
    expect(await part('bytes=-5')).toEqual(slice(size - 5, size));
    expect(await part(`bytes=5-${size + 100}`)).toEqual(slice(5, size));
    expect(await part(`bytes=${size}-`)).toEqual(beyond);
    expect(await part('bytes=-0')).toEqual(beyond);
    for (const odd of ['bytes=9-3', 'bytes=-', 'bytes=0-1,3-4', 'lines=1-2'])
      expect(await part(odd)).toEqual(all);
    expect(await part('bytes=10-', { 'if-range': `"${media.sha256}"` })).toEqual(slice(10, size));
    expect(await part('bytes=10-', { 'if-range': '"other"' })).toEqual(all);
  });

  test('[ME8] staff looks at a picture of its residence with its session', async () => {
    const media = await taken(url, staff, await plain(70, 70).png().toBuffer(), '/residences/home');
    const look = (residence: string, headers: Record<string, string>) =>
      fetch(`${url}/api/residences/${residence}/media/${media.sha256}`, { headers });
    const session = { cookie: `vestibule_session=${staff.token}` };
    const reply = await look('home', session);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await reply.arrayBuffer()).byteLength).toBe(media.bytes);
    expect((await look('elsewhere', session)).status).toBe(404);
    expect((await look('home', {})).status).toBe(401);
  });
});

test('[ME9] a picture goes 30 days after the last living item that showed it, its file with the last scope', async () => {
  const clock = handClock();
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  await aResidence(staff, 'home');
  await aResidence(staff, 'elsewhere');
  const { dataDir } = server;
  const draw = (background: string) => plain(20, 20, background).png().toBuffer();
  const red = await taken(server.url, staff, await draw('red'), '/residences/home');
  const blue = await taken(server.url, staff, await draw('blue'), '/residences/home');
  await taken(server.url, staff, await draw('blue'), '/residences/elsewhere');
  const post = (path: string, { sha256 }: Media) =>
    staff.ok<{ id: string }>('POST', `/api/residences/${path}/notices`, {
      title: 'x',
      body: ['x'],
      picture: { ...red, sha256, alternative: 'x' },
    });
  const first = await post('home', red);
  const second = await post('elsewhere', blue);
  writeFileSync(`${fileOf(dataDir, red)}.part`, 'an upload that a power cut ended');
  await server.close();

  /** Moves the clock, starts the server, withdraws, and tells what is there then. */
  const after = async (days: number, withdrawn?: string) => {
    clock.move(days * day);
    const next = await startServer({ clock, dataDir });
    const again = await signIn(next.url);
    if (withdrawn !== undefined) await again.ok('DELETE', withdrawn);
    const has = async (residence: string, { sha256 }: Media) =>
      (
        await fetch(`${next.url}/api/residences/${residence}/media/${sha256}`, {
          headers: { authorization: `Bearer ${again.token}` },
        })
      ).status === 200;
    const seen = {
      home: [await has('home', red), await has('home', blue)],
      elsewhere: await has('elsewhere', blue),
      files: filesOf(dataDir).length,
    };
    await next.close();
    return seen;
  };
  const shown = { home: [true, true], elsewhere: true, files: 2 };
  expect(await after(30)).toEqual(shown); // to the day; the rest of the broken upload is gone
  expect(await after(1, `/api/residences/home/notices/${first.id}`)).toEqual({
    ...shown,
    home: [true, false],
  });
  expect(await after(30)).toEqual({ ...shown, home: [true, false] });
  const gone = { home: [false, false], elsewhere: true, files: 1 };
  expect(await after(1, `/api/residences/elsewhere/notices/${second.id}`)).toEqual(gone);
  expect(await after(31)).toEqual({ home: [false, false], elsewhere: false, files: 0 });
}, 60_000); // it signs in six times
