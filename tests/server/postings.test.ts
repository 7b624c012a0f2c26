import { expect, test } from 'vitest';
import { aHall } from './a-hall.ts';

const minute = 60_000;
const checked = { noName: true, noDoor: true, noDebt: true };

async function aBoard() {
  const hall = await aHall();
  const { clock, staff, id } = hall;
  const postings = `/api/residences/${id}/postings`;
  const post = (more: object = {}) =>
    staff.call('POST', `/api/residences/${id}/notices`, {
      title: 'Décisions de l’assemblée',
      body: ['Le ravalement est voté.'],
      expiresAt: clock.now() + 40 * 86_400_000,
      legal: { checked },
      ...more,
    });
  return { ...hall, postings, post };
}

test('[PL1] the record of a posting is exported by screen: posted, in the loop, opened and gaps, each minute once', async () => {
  const { screen, post, staff, postings, id, clock, identity } = await aBoard();
  const { id: noticeId, title } = (await post()).body as { id: string; title: string };
  const at = (minutes: number) => clock.now() + minutes * minute;
  const mark = (what: string, from: number, until: number) => ({ what, from: at(from), until: at(until) });
  const first = { noticeId, marks: [mark('posted', 0, 60), mark('in-loop', 3, 4), mark('opened', 7, 8)] };
  expect(await screen.act('posting.shown', first)).toMatchObject({ status: 'applied', rev: null });
  await staff.ok('DELETE', `/api/residences/${id}/notices/${noticeId}`); // the record outlives the notice
  const second = {
    noticeId,
    marks: [mark('posted', 60, 70), mark('power', 70, 90), mark('posted', 90, 100)],
  };
  await screen.act('posting.shown', second);
  const span = (from: number, until: number) => ({ from: at(from), until: at(until) });
  expect(await staff.ok('GET', `${postings}/${noticeId}`)).toEqual({
    notice: { id: noticeId, title, expiresAt: expect.any(Number) as unknown },
    screens: [
      {
        screen: { id: identity.screenId, name: 'Hall A' },
        posted: [span(0, 70), span(90, 100)],
        inLoop: [span(3, 4)],
        opened: [span(7, 8)],
        gaps: [{ ...span(70, 90), because: 'power' }],
      },
    ],
  });
  const { items } = await staff.ok<{ items: object[] }>('GET', postings);
  expect(items).toMatchObject([{ id: noticeId, title }]);
  expect((await staff.call('GET', `${postings}/nothing`)).status).toBe(404);
});

test('[PL2] who accepts text/csv is given a table that no spreadsheet reckons', async () => {
  const { screen, staff, postings, url, identity, clock } = await aBoard();
  await staff.ok('PATCH', `/api/screens/${identity.screenId}`, { name: '=1+1' });
  const marks = [{ what: 'posted', from: clock.now(), until: clock.now() + minute }];
  await screen.act('posting.shown', { noticeId: 'assembly', marks });
  const response = await fetch(`${url}${postings}/assembly`, {
    headers: { authorization: `Bearer ${staff.token}`, accept: 'text/csv' },
  });
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect((await response.text()).split('\r\n')).toEqual([
    '"screen","what","because","from","until"',
    `"'=1+1","posted","","2026-11-24T09:00:00.000Z","2026-11-24T09:01:00.000Z"`,
    '',
  ]);
});

test('[PL3] a record in other units than whole minutes, or of nothing, is refused', async () => {
  const { screen, clock } = await aBoard();
  const from = clock.now();
  for (const marks of [[], [{ what: 'posted', from, until: from + 1 }]]) {
    expect(await screen.act('posting.shown', { noticeId: 'a', marks })).toMatchObject({
      code: 'action.unreadable',
    });
  }
});

test('[PL4] a compulsory posting is not published before somebody says that it names no resident, door or debt', async () => {
  const { post } = await aBoard();
  const refusals = [{}, { checked: { ...checked, noDebt: false } }, { checked: { noName: true } }];
  const fields = [];
  for (const legal of refusals) {
    const { status, body } = await post({ legal });
    fields.push([status, (body as { error: { field: string } }).error.field]);
  }
  expect(fields).toEqual([
    [400, 'legal.checked'],
    [400, 'legal.checked.noDebt'],
    [400, 'legal.checked.noDoor'],
  ]);
  expect((await post()).status).toBe(201);
});

test('[NT1] a compulsory posting may carry its administrative wording, in which a door is found too', async () => {
  const { post, staff, id } = await aBoard();
  const fullText = ['Première résolution.', 'Travaux de la porte 2.'];
  const posted = (await post({ fullText })).body as { id: string; warnings: object[] };
  expect(posted.warnings).toEqual([{ field: 'fullText.1', message: 'names door 2' }]);
  expect(await staff.ok('GET', `/api/residences/${id}/notices/${posted.id}`)).toMatchObject({ fullText });
});

test('[PL5] the answer warns of a compulsory posting that names a door of the residence', async () => {
  const { post, staff, id } = await aBoard();
  const body = ['Voir l’article 2 du règlement.', 'La porte 2 est à réparer.'];
  const posted = (await post({ body })).body as { id: string; warnings: object[] };
  expect(posted.warnings).toEqual([{ field: 'body.1', message: 'names door 2' }]);
  expect((await post({ body, legal: null })).body).not.toHaveProperty('warnings');
  const path = `/api/residences/${id}/notices/${posted.id}`;
  expect(await staff.ok('GET', path)).not.toHaveProperty('warnings');
  expect(await staff.ok('PATCH', path, { body: ['Rien.'] })).not.toHaveProperty('warnings');
});
