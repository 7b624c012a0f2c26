import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '#server/create-server.ts';
import { enrol } from './screen-client.ts';
import { newDataDir, operator } from './server-under-test.ts';
import { aResidence, signIn, StaffClient } from './staff-client.ts';

/** Who may call what. `staff` are staff of the residence in the path, `others` staff of another one. */
type Row = { method: string; path: string; anyone?: true; staff: boolean; others: boolean };

const ofResidence = (method: string, path: string): Row => ({ method, path, staff: true, others: false });
const ofOperator = (method: string, path: string): Row => ({ method, path, staff: false, others: false });
const ofSignedIn = (method: string, path: string): Row => ({ method, path, staff: true, others: true });

const itemRows = (shelf: string, row: (method: string, path: string) => Row) =>
  ['notices', 'events', 'places'].flatMap((plural) => [
    row('GET', `${shelf}/${plural}`),
    row('POST', `${shelf}/${plural}`),
    row('GET', `${shelf}/${plural}/{id}`),
    row('PATCH', `${shelf}/${plural}/{id}`),
    row('DELETE', `${shelf}/${plural}/{id}`),
  ]);

const home = '/api/residences/{residence}';

const table: Row[] = [
  { method: 'POST', path: '/api/session', anyone: true, staff: true, others: true },
  ofSignedIn('GET', '/api/session'),
  ofSignedIn('GET', '/api/residences'),
  ofOperator('POST', '/api/residences'),
  ofResidence('GET', home),
  ofResidence('PATCH', home),
  ofOperator('DELETE', home),
  ofResidence('GET', `${home}/scopes`),
  ofOperator('PUT', `${home}/scopes`),
  ofResidence('GET', `${home}/codes`),
  ofResidence('POST', `${home}/codes`),
  ofResidence('DELETE', `${home}/codes/{id}`),
  ofResidence('POST', `${home}/enrolment-files`),
  ...itemRows(home, ofResidence),
  ofResidence('GET', `${home}/events/{id}/answers`),
  ...itemRows('/api/scopes/{scope}', ofOperator),
  ofOperator('GET', '/api/scopes'),
  ofOperator('POST', '/api/scopes'),
  ofResidence('GET', `${home}/screens`),
  ofResidence('GET', '/api/screens/{screen}/health'),
  ofResidence('GET', '/api/screens/{screen}/commands'),
  ofResidence('POST', '/api/screens/{screen}/commands'),
  ofResidence('GET', '/api/screens/{screen}/commands/{command}'),
  ofResidence('GET', '/api/screens/{screen}/commands/{command}/picture'),
  ofResidence('GET', '/api/screens/{screen}/acceptance'),
  ofResidence('PATCH', '/api/screens/{screen}'),
  ofResidence('DELETE', '/api/screens/{screen}'),
  ofResidence('GET', `${home}/requests`),
  ofResidence('POST', `${home}/requests`),
  ofResidence('GET', `${home}/requests/{id}`),
  ofResidence('PATCH', `${home}/requests/{id}`),
  ofResidence('DELETE', `${home}/requests/{id}`),
  ofResidence('GET', `${home}/faults`),
  ofResidence('POST', `${home}/faults`),
  ofResidence('GET', `${home}/faults/{id}`),
  ofResidence('PATCH', `${home}/faults/{id}`),
  ofResidence('DELETE', `${home}/faults/{id}`),
  ofResidence('GET', `${home}/proposals`),
  ofResidence('GET', `${home}/proposals/{id}`),
  ofResidence('PATCH', `${home}/proposals/{id}`),
  ofResidence('GET', `${home}/volunteers`),
  ofResidence('GET', `${home}/volunteers/{id}`),
  ofResidence('PATCH', `${home}/volunteers/{id}`),
  ofResidence('DELETE', `${home}/volunteers/{id}`),
  ofResidence('GET', `${home}/notices/{id}/display`),
  ofOperator('GET', '/api/scopes/{scope}/notices/{id}/display'),
  ofResidence('GET', `${home}/postings`),
  ofResidence('GET', `${home}/postings/{id}`),
  ofResidence('POST', `${home}/imports`),
  ofResidence('POST', `${home}/media`),
  ofResidence('GET', `${home}/media/{hash}`),
  ofOperator('POST', '/api/scopes/{scope}/media'),
  ofOperator('GET', '/api/scopes/{scope}/media/{hash}'),
  ofOperator('GET', '/api/accounts'),
  ofOperator('POST', '/api/accounts'),
  ofOperator('DELETE', '/api/accounts/{id}'),
  ofOperator('GET', '/api/status'),
  ofSignedIn('DELETE', '/api/session'),
];

type Callers = { stranger: StaffClient; operator: StaffClient; staff: StaffClient; others: StaffClient };

describe('every route', () => {
  let callers: Callers;
  let screen: string;
  let documented: string[];

  beforeAll(async () => {
    const server = await createServer({ dataDir: newDataDir(), port: 0, staff: operator });
    const boss = await signIn(server.url);
    const { code } = await aResidence(boss, 'home');
    await aResidence(boss, 'elsewhere');
    await boss.ok('POST', '/api/scopes', { id: 'nice', kind: 'town', name: 'Nice' });
    const signInAs = async (user: string, residence: string) => {
      const account = { user, password: 'twelve signs at least', role: 'staff', residences: [residence] };
      await boss.ok('POST', '/api/accounts', account);
      return signIn(server.url, account);
    };
    const staff = await signInAs('claire', 'home');
    const others = await signInAs('victor', 'elsewhere');
    callers = { stranger: new StaffClient(server.url, ''), operator: boss, staff, others };
    screen = (await enrol(server.url, code)).screenId;
    const { paths } = await boss.ok<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
    documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    return () => server.close();
  }, 60_000); // a busy machine hashes passwords slowly

  test('[ST1] the table below names every route that is documented', () => {
    expect(table.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(documented.toSorted());
  });

  // An empty body: whoever is let in gets past the door (400, 404, 2xx), whoever is not gets 401 or 403.
  const isLetIn = async (caller: StaffClient, { method, path }: Row) => {
    const filled = path
      .replace('{residence}', 'home')
      .replace('{scope}', 'nice')
      .replace('{screen}', screen)
      .replace(/\{(id|command)\}/, randomUUID())
      .replace('{hash}', 'a'.repeat(64));
    const isDestructive = method === 'DELETE' && !path.includes('{id}');
    const body = method === 'GET' || method === 'DELETE' ? undefined : { unknownField: 1 };
    if (isDestructive && (caller === callers.operator || path === '/api/session')) return 'not tried';
    const { status } = await caller.call(method, filled, body);
    expect(status).not.toBe(500);
    return status !== 401 && status !== 403;
  };

  test.each(table)('[ST1] $method $path', async (row) => {
    const strange = row.path.replace(/\{\w+\}/g, 'home');
    const { status } = await callers.stranger.call(
      row.method,
      strange,
      row.method === 'GET' ? undefined : {},
    );
    expect(status).toBe(row.anyone ? 400 : 401);
    expect(await isLetIn(callers.operator, row)).not.toBe(false);
    expect(await isLetIn(callers.others, row)).toBe(
      row.path === '/api/session' && row.method === 'DELETE' ? 'not tried' : row.others,
    );
    if (row.path === '/api/screens/{screen}' && row.method === 'DELETE') return; // proved below: it would end the screen
    expect(await isLetIn(callers.staff, row)).toBe(
      row.path === '/api/session' && row.method === 'DELETE' ? 'not tried' : row.staff,
    );
  });

  test('[ST1] staff sees its own residences only, and nothing of the others in any list', async () => {
    const { items } = await callers.staff.ok<{ items: { id: string }[] }>('GET', '/api/residences');
    expect(items.map(({ id }) => id)).toEqual(['home']);
    expect(await callers.staff.ok('GET', '/api/session')).toMatchObject({
      user: 'claire',
      role: 'staff',
      residences: ['home'],
    });
    const foreign = await callers.others.ok<{ id: string }>('POST', '/api/residences/elsewhere/notices', {
      title: 'À eux',
      body: ['x'],
    });
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const { status } = await callers.staff.call(
        method,
        `/api/residences/home/notices/${foreign.id}`,
        method === 'GET' ? undefined : {},
      );
      expect(status).toBe(404);
    }
  });

  test('[ST1] staff takes its own screen out of service', async () => {
    expect((await callers.staff.call('DELETE', `/api/screens/${screen}`)).status).toBe(204);
  });

  test('[ST9] the document describes bodies by the schemas that parse them', async () => {
    const { paths, openapi } = await callers.operator.ok<{
      openapi: string;
      paths: Record<string, Record<string, never>>;
    }>('GET', '/api/openapi.json');
    expect(openapi).toBe('3.1.0');
    const schemaOf = (path: string, method: string) => {
      const operation = paths[path]?.[method] as unknown as {
        requestBody: { content: { 'application/json': { schema: Record<string, unknown> } } };
      };
      return operation.requestBody.content['application/json'].schema;
    };
    expect(schemaOf(`${home}/notices`, 'post')).toMatchObject({
      required: ['title', 'body'],
      additionalProperties: false,
    });
    expect(schemaOf(`${home}/notices/{id}`, 'patch')).not.toHaveProperty('required');
  });
});
