import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ActionAnswer } from '#shared/server-protocol/action.ts';
import { enrol, screenOnline } from './screen-client.ts';
import { handClock, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

const hour = 3_600_000;

async function aHall() {
  const clock = handClock();
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const { screen } = await screenOnline(server.url, await enrol(server.url, code));
  const notices = `/api/residences/${id}/notices`;
  const post = async (more: object = {}, path = notices) =>
    (await staff.ok<{ id: string }>('POST', path, notice(more))).id;
  const understoodOf = async (noticeId: string, path = notices) =>
    (await staff.ok<{ understood: number }>('GET', `${path}/${noticeId}`)).understood;
  return { ...server, clock, staff, id, code, screen, notices, post, understoodOf };
}

const notice = (more: object) => ({
  title: 'Coupure d’eau',
  body: ['L’eau est coupée.'],
  asksUnderstood: true,
  ...more,
});

/** Everything that the server keeps of who has understood what. */
function keptIn(dataDir: string): unknown[] {
  const db = new SqliteFile(join(dataDir, 'server.db'), { readonly: true });
  const rows = db.prepare('SELECT * FROM notice_understood').all();
  db.close();
  return rows;
}

const verdict = (answer: ActionAnswer) => (answer.status === 'applied' ? 'applied' : answer.code);

test('[AC20] « J’ai compris » counts one person once, however often it is sent; staff reads the number', async () => {
  const { screen, staff, clock, notices, post, understoodOf } = await aHall();
  const asked = await post();
  clock.move(1); // the list is in the order of publication
  const silent = await post({ asksUnderstood: false });
  const first = { key: crypto.randomUUID(), seq: 1 };
  await screen.act('notice.understood', { noticeId: asked }, first);
  await screen.act('notice.understood', { noticeId: asked }, first);
  expect(await understoodOf(asked)).toBe(1);
  await screen.act('notice.understood', { noticeId: asked }, { seq: 2 });
  const { items } = await staff.ok<{ items: object[] }>('GET', notices);
  expect(items).toMatchObject([
    { id: asked, asksUnderstood: true, understood: 2 },
    { id: silent, asksUnderstood: false, understood: 0 },
  ]);
});

test('[AC21] a number is kept, without a moment and without a screen, and no screen is told of it', async () => {
  const { screen, id, post, dataDir } = await aHall();
  const noticeId = await post();
  const before = await screen.pull(id);
  expect(await screen.act('notice.understood', { noticeId })).toMatchObject({ status: 'applied', rev: null });
  expect(await screen.pull(id)).toEqual(before);
  const who = { noticeId, screen: screen.identity.screenId };
  expect(verdict(await screen.act('notice.understood', who))).toBe('action.unreadable');
  expect(keptIn(dataDir)).toEqual([{ scope: id, notice: noticeId, people: 1 }]);
});

test('[AC22] it is refused for a notice that was withdrawn, has ended, does not ask for it or hangs elsewhere', async () => {
  const { screen, staff, clock, notices, post } = await aHall();
  const elsewhere = (await aResidence(staff, 'albatros')).id;
  const [withdrawn, ended, silent, foreign] = [
    await post(),
    await post({ expiresAt: clock.now() + hour }),
    await post({ asksUnderstood: false }),
    await post({}, `/api/residences/${elsewhere}/notices`),
  ];
  await staff.ok('DELETE', `${notices}/${withdrawn}`);
  clock.move(hour);
  const answers = [];
  for (const noticeId of [withdrawn, ended, silent, foreign, 'none'])
    answers.push(verdict(await screen.act('notice.understood', { noticeId })));
  expect(answers).toEqual([
    'notice.over',
    'notice.over',
    'notice.no_answer_wanted',
    'notice.over',
    'notice.over',
  ]);
});

test('[AC23] the number stays while the notice changes and after its end, goes when it is withdrawn, and nobody writes it', async () => {
  const { screen, staff, clock, notices, post, understoodOf, dataDir } = await aHall();
  const noticeId = await post({ expiresAt: clock.now() + hour });
  await screen.act('notice.understood', { noticeId });
  await staff.ok('PATCH', `${notices}/${noticeId}`, { title: 'Coupure d’eau reportée' });
  expect(await understoodOf(noticeId)).toBe(1);
  const written = await staff.call('PATCH', `${notices}/${noticeId}`, { understood: 12 });
  expect(written.status).toBe(400);
  clock.move(hour);
  expect(await understoodOf(noticeId)).toBe(1);
  await staff.ok('DELETE', `${notices}/${noticeId}`);
  expect((await staff.call('GET', `${notices}/${noticeId}`)).status).toBe(404);
  expect(keptIn(dataDir)).toEqual([]);
});

test('[AC20] a notice of a quarter counts the people of all its residences', async () => {
  const { staff, id, code, url, post, understoodOf } = await aHall();
  const other = await aResidence(staff, 'albatros');
  await staff.ok('POST', '/api/scopes', { id: 'port', kind: 'quarter', name: 'Le port' });
  for (const residence of [id, other.id])
    await staff.ok('PUT', `/api/residences/${residence}/scopes`, { scopes: ['port'] });
  const noticeId = await post({}, '/api/scopes/port/notices');
  for (const hall of [code, other.code]) {
    const { screen } = await screenOnline(url, await enrol(url, hall));
    expect(verdict(await screen.act('notice.understood', { noticeId }))).toBe('applied');
  }
  expect(await understoodOf(noticeId, '/api/scopes/port/notices')).toBe(2);
});
