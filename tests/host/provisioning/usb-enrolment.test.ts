import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readStickFiles } from '#main/host/provisioning/stick-files.ts';
import { enrolmentFileName } from '#shared/server-protocol/enrolment-file.ts';
import { aHelpAsk } from '#support/actions.ts';
import { Sticks } from '#support/enrolment-stick.ts';
import { aNotice } from '#support/items.ts';
import { MemoryKiosk, goodCode, noon } from '#support/memory-kiosk.ts';
import { goodFindings } from '#support/findings.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

/** A screen in the wizard without any network. */
function aKioskWithoutNetwork(sticks: Sticks, config: object = sticks.config): MemoryKiosk {
  const kiosk = new MemoryKiosk({ code: null, config });
  kiosk.hasNetwork = false;
  kiosk.server.isReachable = false;
  return kiosk;
}

const fitting = { panel: { diagonalInches: 32, bottomMm: 900 }, delays: { bounceMs: 900 } };

test('[IN30] a file on a stick enrols without a network; when it comes, the enrolment is an ordinary one', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const kiosk = aKioskWithoutNetwork(sticks);
  const { server, clock } = kiosk;
  expect(await kiosk.page.call('setup.file', {})).toMatchObject({ id, residence: { name: 'Le Cormoran' } });
  expect(kiosk.page.status?.phase).toBe('setup');
  expect(await kiosk.page.call('setup.prepare', { id, panel: {} })).toEqual({ kind: 'enrolled' });
  expect(kiosk.page.status).toMatchObject({
    phase: 'running',
    screen: { residence: 'Le Cormoran' },
    wizard: { step: 'panel' },
  });
  await kiosk.page.call('setup.fit', { fitting });
  await kiosk.page.call('installer.accept', { ticket: null, findings: goodFindings });
  await kiosk.page.call('setup.keep', { wizard: null });
  await kiosk.page.call('act', aHelpAsk() as never);
  await clock.advance(3_600_000);
  await kiosk.restart();
  const { id: screenId } = kiosk.page.status?.screen ?? {};
  expect(kiosk.page.status).toMatchObject({ phase: 'running', panel: fitting.panel });
  server.publish([aNotice('a', { title: 'Bienvenue' })]);
  server.isReachable = true;
  kiosk.hasNetwork = true;
  await clock.advance(300_000);
  expect([...server.screens.values()].map((screen) => screen.screenId)).toEqual([screenId]);
  expect(kiosk.page.status).toMatchObject({ connection: { kind: 'online' }, outbox: { pending: 0 } });
  expect([kiosk.page.titles, server.messages('fitting')]).toMatchObject([['Bienvenue'], [fitting]]);
  await kiosk.restart();
  await clock.advance(300_000);
  expect(server.messages('screen:claim')).toHaveLength(1);
});

test('[IN30] an answer that was lost gives the same screen again', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const kiosk = aKioskWithoutNetwork(sticks);
  const { server, clock } = kiosk;
  await kiosk.page.call('setup.prepare', { id, panel: {} });
  server.fault = (name) => (name === 'screen:claim' ? 'lose-answer' : 'deliver');
  server.isReachable = true;
  await clock.advance(60_000);
  expect(kiosk.page.status?.connection.kind).toBe('offline');
  server.fault = () => 'deliver';
  await clock.advance(300_000);
  expect(server.messages('screen:claim').length).toBeGreaterThan(1);
  expect([server.screens.size, kiosk.page.status?.connection.kind]).toEqual([1, 'online']);
});

test('[IN31] each fault of a file is told apart, and nothing is bound', async () => {
  const sticks = new Sticks();
  const kiosk = aKioskWithoutNetwork(sticks);
  const looked = async (page = kiosk.page) => {
    const answer = await page.call('setup.file', {});
    return answer.kind === 'refused' ? answer.because : answer.kind;
  };
  const spoilt = async (spoil: (text: string) => string) => {
    sticks.plugIn({}, spoil);
    return looked();
  };
  expect(await looked()).toBe('file.absent');
  expect(await spoilt((text) => text.slice(0, 200)), 'truncated').toBe('file.damaged');
  expect(await spoilt(() => '{"name":"another file"}'), 'no file of ours').toBe('file.damaged');
  expect(await spoilt((text) => text.padEnd(17_000)), 'over-sized').toBe('file.too_large');
  expect(await spoilt((text) => text.replace('Le Cormoran', 'Le Pélican')), 'forged').toBe('file.forged');
  expect(
    await spoilt((text) => text.replace(/"signature":"..../, '"signature":"AAAA')),
    'wrong signature',
  ).toBe('file.forged');
  new Sticks('another secret', sticks.folder).plugIn();
  expect(await looked(), 'foreign').toBe('file.foreign');
  sticks.plugIn({ expiresAt: noon - 1 });
  expect(await kiosk.page.call('setup.file', {})).toEqual({
    kind: 'refused',
    because: 'file.expired',
    since: noon - 1,
  });
  sticks.plugIn({ madeAt: noon + 2 * 86_400_000 });
  expect(await looked()).toBe('clock.wrong');
  sticks.plugIn();
  const unkeyed = aKioskWithoutNetwork(sticks, { ...sticks.config, serverKey: undefined });
  expect(await looked(unkeyed.page)).toBe('file.no_key');
  expect(kiosk.page.status?.phase).toBe('setup');
});

test('[IN31] « Oui » binds the file that was shown and no other, and a file serves a screen once', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const { page } = aKioskWithoutNetwork(sticks);
  const another = '019ab000-0000-7000-8000-0000000000bb';
  expect(await page.call('setup.prepare', { id: another, panel: {} })).toMatchObject({
    because: 'file.absent',
  });
  expect(page.status?.phase).toBe('setup');
  await page.call('setup.prepare', { id, panel: {} });
  expect(await page.call('setup.file', {})).toMatchObject({ because: 'file.used' });
});

test('[IN34] of a stick nothing is read but a plain file of the right name, in two levels of folders', () => {
  const folder = temporaryDirectory();
  const at = (path: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    return join(folder, path);
  };
  writeFileSync(at('secret.txt'), 'a secret');
  symlinkSync(join(folder, 'secret.txt'), at(`linked/${enrolmentFileName}`));
  mkdirSync(at(`folder/${enrolmentFileName}`), { recursive: true });
  writeFileSync(at(`one/two/three/${enrolmentFileName}`), 'too deep');
  writeFileSync(at(`one/${enrolmentFileName}.exe`), 'another name');
  expect(readStickFiles([folder, join(folder, 'absent')])).toEqual([]);
  writeFileSync(at(`one/two/${enrolmentFileName}`), 'x');
  expect(readStickFiles([folder])).toEqual([{ kind: 'text', text: 'x' }]);
});

test('[IN34] a good file is found beside a bad one on another stick', async () => {
  const sticks = new Sticks();
  sticks.plugIn();
  mkdirSync(join(sticks.folder, 'A-BAD-ONE'));
  writeFileSync(join(sticks.folder, 'A-BAD-ONE', enrolmentFileName), '{');
  const { page } = aKioskWithoutNetwork(sticks);
  expect(await page.call('setup.file', {})).toMatchObject({ kind: 'found' });
});

test('[IN32] a file that served another screen: when the network comes, all of it goes and the wizard is back at its code', async () => {
  const sticks = new Sticks();
  const { id } = sticks.plugIn();
  const kiosk = aKioskWithoutNetwork(sticks);
  const { server, clock, page, log } = kiosk;
  await page.call('setup.prepare', { id, panel: {} });
  await page.call('installer.accept', { ticket: null, findings: goodFindings });
  await page.call('setup.keep', { wizard: null });
  await page.call('act', aHelpAsk() as never);
  server.refuseEnrol = { code: 'code.exhausted', message: '' };
  server.isReachable = true;
  await clock.advance(300_000);
  expect(page.status).toMatchObject({
    phase: 'setup',
    screen: null,
    wizard: { step: 'code', code: goodCode },
    outbox: { pending: 0 },
  });
  expect(log.troubles.map(({ code }) => code)).toContain('code.exhausted');
  const claims = server.messages('screen:claim').length;
  await clock.advance(300_000);
  expect(server.messages('screen:claim')).toHaveLength(claims);
});
