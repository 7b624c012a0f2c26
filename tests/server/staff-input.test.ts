import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '#server/create-server.ts';
import { anAsk, enrol, screenOnline, until } from './screen-client.ts';
import { handClock, newDataDir, operator, startServer } from './server-under-test.ts';
import { aResidence, residence, signIn, StaffClient } from './staff-client.ts';

const hour = 3_600_000;
const error = (code: string, field?: string) => ({
  error: { code, message: expect.any(String), ...(field ? { field } : {}) },
});

describe('input', () => {
  let staff: StaffClient;
  let url: string;
  const clock = handClock();

  beforeAll(async () => {
    const server = await createServer({ dataDir: newDataDir(), port: 0, staff: operator, clock });
    url = server.url;
    staff = await signIn(url);
    await aResidence(staff, 'home');
    return () => server.close();
  }, 60_000); // a busy machine hashes passwords slowly

  const notice = (more: object) => ({ title: 'Avis', body: ['Une phrase.'], ...more });
  const start = clock.now();
  const event = (more: object) => ({ title: 'Café', startsAt: start, endsAt: start + hour, ...more });
  const wrong: [what: string, path: string, body: unknown, field: string][] = [
    ['a missing field', 'notices', { body: ['x'] }, 'title'],
    ['an unknown field', 'notices', notice({ colour: 'red' }), 'colour'],
    ['a control sign', 'notices', notice({ title: 'a\u0000b' }), 'title'],
    ['a mark that turns the line round', 'notices', notice({ title: 'a\u202eb' }), 'title'],
    ['an empty body', 'notices', notice({ body: [] }), 'body'],
    ['a full text without a line', 'notices', notice({ fullText: [] }), 'fullText'],
    ['a line that is too long', 'notices', notice({ body: ['ok', 'x'.repeat(401)] }), 'body.1'],
    [
      'an unknown language',
      'notices',
      notice({ translations: { xx: { title: 'x', body: ['x'] } } }),
      'translations.xx',
    ],
    ['an urgent notice without end', 'notices', notice({ level: 'urgent' }), 'expiresAt'],
    [
      'an urgent notice for more than 72 hours',
      'notices',
      notice({ level: 'urgent', expiresAt: start + 72 * hour + 1 }),
      'expiresAt',
    ],
    ['an end before the publication', 'notices', notice({ expiresAt: start - 1 }), 'expiresAt'],
    ['an end before the start', 'events', event({ endsAt: start - 1 }), 'endsAt'],
    ['an impossible time', 'events', event({ startsAt: 1e300 }), 'startsAt'],
    ['no such time zone', 'events', event({ timeZone: 'Mars/Phobos' }), 'timeZone'],
    ['seats that are no number', 'events', event({ capacity: '12' }), 'capacity'],
    ['no such family', 'places', { family: 'castles', name: 'x' }, 'family'],
    ['a request without a way to answer', 'requests', { need: 'errand' }, 'needText'],
    [
      'a wished day that is over',
      'requests',
      { ...anAsk('1'), number: undefined, wish: { kind: 'day', date: '2020-01-01', part: 'any' } },
      'wish',
    ],
    ['no such fault', 'faults', { subject: 'roof', place: {}, text: null }, 'subject'],
    ['too many screens', 'codes', { screens: 51 }, 'screens'],
    ['a calendar that is none', 'imports', { name: 'Mairie', calendar: 'hello' }, 'calendar'],
    ['a list', 'notices', [], 'body'],
    ['null', 'notices', null, 'body'],
    ['a text', 'notices', '"x"', 'body'],
  ];

  test.each(wrong)('[ST2] %s is 400 with the field named', async (_what, path, body, field) => {
    const reply = await staff.call('POST', `/api/residences/home/${path}`, body);
    const code = path === 'imports' ? 'import.unreadable' : 'input.invalid';
    expect({ status: reply.status, body: reply.body }).toEqual({ status: 400, body: error(code, field) });
  });

  test('[ST2] a page size that is none, and a residence id that is none, are named', async () => {
    expect((await staff.call('GET', '/api/residences?limit=0')).body).toEqual(
      error('input.invalid', 'limit'),
    );
    expect((await staff.call('GET', '/api/residences?page=2')).body).toEqual(error('input.invalid', 'page'));
    expect((await staff.call('POST', '/api/residences', { ...residence('x'), id: 'A b' })).body).toEqual(
      error('input.invalid', 'id'),
    );
    expect(await staff.call('POST', '/api/residences', residence('home'))).toMatchObject({
      status: 409,
      body: error('conflict', 'id'),
    });
    expect((await staff.call('PUT', '/api/residences/home/scopes', { scopes: ['home'] })).body).toEqual(
      error('input.invalid', 'scopes.0'),
    );
  });

  test('[ST5] an urgent notice may be changed within its 72 hours, not beyond', async () => {
    const { id } = await staff.ok<{ id: string }>(
      'POST',
      '/api/residences/home/notices',
      notice({ level: 'urgent', expiresAt: start + 72 * hour }),
    );
    const path = `/api/residences/home/notices/${id}`;
    expect((await staff.call('PATCH', path, { expiresAt: start + 73 * hour })).body).toEqual(
      error('input.invalid', 'expiresAt'),
    );
    expect((await staff.call('PATCH', path, { expiresAt: null })).body).toEqual(
      error('input.invalid', 'expiresAt'),
    );
    expect((await staff.call('PATCH', path, { expiresAt: start + hour })).status).toBe(200);
    const { id: ordinary } = await staff.ok<{ id: string }>(
      'POST',
      '/api/residences/home/notices',
      notice({}),
    );
    const raised = await staff.call('PATCH', `/api/residences/home/notices/${ordinary}`, { level: 'urgent' });
    expect(raised.body).toEqual(error('input.invalid', 'expiresAt'));
  });

  test('[ST6] a PATCH changes the named fields and no other', async () => {
    const whole = notice({
      level: 'important',
      category: 'water',
      expiresAt: start + hour,
      when: { startsAt: start, endsAt: null },
    });
    const before = await staff.ok<{ id: string }>('POST', '/api/residences/home/notices', whole);
    const path = `/api/residences/home/notices/${before.id}`;
    const after = await staff.ok('PATCH', path, { title: 'Autre titre' });
    expect(after).toEqual({ ...before, title: 'Autre titre' });
    expect(await staff.ok('GET', path)).toEqual(after);
    expect((await staff.call('PATCH', path, { id: 'other' })).body).toEqual(error('input.invalid', 'id'));
    expect((await staff.call('PATCH', path, { publishedAt: 0 })).body).toEqual(
      error('input.invalid', 'publishedAt'),
    );
    expect((await staff.call('PATCH', path, [])).body).toEqual(error('input.invalid', 'body'));
  });

  const folder = 'tests/fixtures/nasty/json';
  const files = readdirSync(folder).filter((name) => /^[ni]_/.test(name));
  const nasty: [name: string, bytes: Buffer][] = [
    ...files.map((name): [string, Buffer] => [name, readFileSync(join(folder, name))]),
    ['n_100000_opening_arrays', Buffer.from('['.repeat(100_000))],
    ['n_50000_nests', Buffer.from('[{"":'.repeat(50_000))],
  ];

  test.each(nasty)('[ST3] JSON that is none is refused: %s', async (name, bytes) => {
    const reply = await staff.call('POST', '/api/residences/home/imports', bytes);
    expect(reply.status).toBe(400);
    if (name.startsWith('n_')) expect(reply.body).toEqual(error('input.not_json'));
  });

  test('[ST3] a body that is not UTF-8 is refused, not mended', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"title":"a'),
      Buffer.from([0xff]),
      Buffer.from('","body":["x"]}'),
    ]);
    const reply = await staff.call('POST', '/api/residences/home/notices', bytes);
    expect([reply.status, reply.body]).toEqual([400, error('input.not_json')]);
  });

  test('[ST3] a deep nest, a large body and another kind of body are refused', async () => {
    const deep = await staff.call(
      'POST',
      '/api/residences/home/notices',
      `${'['.repeat(40)}${']'.repeat(40)}`,
    );
    expect([deep.status, deep.body]).toEqual([400, error('input.too_deep')]);
    const large = await staff.call(
      'POST',
      '/api/residences/home/notices',
      notice({ title: 'x'.repeat(200_000) }),
    );
    expect([large.status, large.body]).toEqual([413, error('input.too_large')]);
    const form = await fetch(`${url}/api/session`, {
      method: 'POST',
      body: new URLSearchParams({ user: 'operator' }),
    });
    expect([form.status, await form.json()]).toEqual([400, error('input.not_json')]);
    expect((await staff.call('GET', '/api/nothing')).body).toEqual(error('not_found'));
    expect((await staff.call('GET', '/api/residences/%00')).status).toBe(404);
    expect((await staff.call('GET', '/api/residences/%zz')).status).toBe(400);
  });

  test('[ST3] headers forbid framing, sniffing and foreign scripts', async () => {
    const { headers } = await staff.call('GET', '/api/session');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('[ST4] a list is paged: every item once', async () => {
    for (let index = 0; index < 12; index++)
      await staff.ok('POST', '/api/residences/home/places', { family: 'shops', name: `Lieu ${index}` });
    const names: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `/api/residences/home/places?limit=5${after && `&after=${after}`}`;
      const page: { items: { name: string }[]; next: string | null } = await staff.ok('GET', path);
      names.push(...page.items.map(({ name }) => name));
      after = page.next;
    }
    expect(names.toSorted()).toEqual(Array.from({ length: 12 }, (_, index) => `Lieu ${index}`).toSorted());
  });
});

test('[ST7] the private part of a request is for staff of its residence and gone with the request', async () => {
  const { url, dataDir } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const { screen } = await screenOnline(url, await enrol(url, code));
  await screen.act('help.ask', anAsk('4827'));
  const { items } = await staff.ok<{ items: { id: string }[] }>('GET', `/api/residences/${id}/requests`);
  expect(items).toMatchObject([
    { number: '4827', private: { firstName: 'Odette', needText: null, reply: { way: 'knock', door: '12' } } },
  ]);
  const requestId = items[0]?.id ?? '';
  await screen.act('help.offer', {
    requestId,
    firstName: 'Fatou',
    floor: null,
    phone: '04 65 71 00 00',
    comes: null,
  });
  const one = await staff.ok<{ phones: Record<string, string> }>(
    'GET',
    `/api/residences/${id}/requests/${requestId}`,
  );
  expect(Object.values(one.phones)).toEqual(['04 65 71 00 00']);
  expect(
    await staff.ok('PATCH', `/api/residences/${id}/requests/${requestId}`, {
      publicText: 'Pour ses courses.',
    }),
  ).toMatchObject({ publicText: 'Pour ses courses.', status: 'offered' });
  await staff.ok('DELETE', `/api/residences/${id}/requests/${requestId}`);
  const db = new SqliteFile(join(dataDir, 'server.db'), { readonly: true });
  for (const table of ['help_private', 'help_offer'])
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  db.close();
});

test('[ST8] the cookie is for this site alone and not for scripts; signing out ends it', async () => {
  const { url } = await startServer();
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operator),
  });
  const cookie = reply.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  const who = () => fetch(`${url}/api/session`, { headers });
  expect(await (await who()).json()).toMatchObject({ user: 'operator', role: 'operator' });
  await fetch(`${url}/api/session`, { method: 'DELETE', headers });
  expect((await who()).status).toBe(401);
});

test('[ST8] a session ends after twelve hours, and with its account', async () => {
  const clock = handClock();
  const { url } = await startServer({ clock });
  const staff = await signIn(url);
  await aResidence(staff, 'home');
  const claire = { user: 'claire', password: 'twelve signs at least', role: 'staff', residences: ['home'] };
  const { id } = await staff.ok<{ id: string }>('POST', '/api/accounts', claire);
  const hers = await signIn(url, claire);
  await staff.ok('DELETE', `/api/accounts/${id}`);
  expect((await hers.call('GET', '/api/residences')).status).toBe(401);
  clock.move(12 * hour);
  expect((await staff.call('GET', '/api/residences')).status).toBe(401);
});

test('[ST8] wrong credentials are refused alike, and after some tries for a minute altogether', async () => {
  const { url } = await startServer();
  const nobody = new StaffClient(url, '');
  const attempt = (user: string) => nobody.call('POST', '/api/session', { user, password: 'wrong' });
  const known = await attempt('operator');
  const unknown = await attempt('nobody');
  expect([known.status, known.body]).toEqual([401, error('auth.wrong_credentials')]);
  expect(unknown.body).toEqual(known.body);
  for (let time = 0; time < 18; time++) await nobody.call('POST', '/api/session', {}); // no password, nothing to hash
  const limited = await nobody.call('POST', '/api/session', operator);
  expect([limited.status, limited.body]).toEqual([429, error('rate.limited')]);
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('[ST8] behind a proxy the limit holds for the address that the proxy saw, whatever the caller claims', async () => {
  const { url } = await startServer({ trustProxy: true });
  const attempt = async (forwarded: string) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded };
    return (await fetch(`${url}/api/session`, { method: 'POST', headers, body: '{}' })).status;
  };
  for (let time = 0; time < 20; time++) expect(await attempt(`10.0.0.${time}, 192.0.2.1`)).toBe(400);
  expect(await attempt('10.0.0.99, 192.0.2.1')).toBe(429);
  expect(await attempt('10.0.0.99, 192.0.2.2')).toBe(400);
});

test('[ST12] a closed residence is gone, its codes and screens out of service at once', async () => {
  const { url } = await startServer();
  const staff = await signIn(url);
  const { id, code } = await aResidence(staff);
  const { screen } = await screenOnline(url, await enrol(url, code));
  await staff.ok('DELETE', `/api/residences/${id}`);
  await until(() => screen.socket.disconnected);
  expect(screen.refusals.map(({ code: refused }) => refused)).toEqual(['screen.revoked']);
  await expect(enrol(url, code)).rejects.toThrow('code.revoked');
  expect((await staff.call('GET', `/api/residences/${id}/notices`)).status).toBe(404);
  expect(await staff.ok('GET', '/api/residences')).toEqual({ items: [], next: null });
});
