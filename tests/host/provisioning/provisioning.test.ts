import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { Refusal } from '#shared/server-protocol/refusal.ts';
import type { ScreenClaim } from '#shared/server-protocol/screen-claim.ts';
import { settled } from '#support/hand-clock.ts';
import { aNotice } from '#support/items.ts';
import { MemoryKiosk, aKiosk, goodCode } from '#support/memory-kiosk.ts';

const inTheWizard = () => new MemoryKiosk({ code: null });
const claims = (kiosk: MemoryKiosk) => kiosk.server.messages<ScreenClaim>('screen:claim');
const slip = goodCode.slice(0, 7) + (goodCode.endsWith('Z') ? 'Y' : 'Z');

const refusals: [ErrorCode, Partial<Refusal>][] = [
  ['code.unknown', {}],
  ['code.expired', { since: 1_795_000_000_000 }],
  ['code.exhausted', {}],
  ['code.revoked', {}],
  ['enrol.rate_limited', { retryAfterSeconds: 300 }],
  ['server.busy', { retryAfterSeconds: 2 }],
];

test.each(refusals)('[PR1] a refusal of the server is told as what it is: %s', async (code, facts) => {
  const kiosk = inTheWizard();
  kiosk.server.refuseEnrol = { code, message: '', ...facts };
  const answers = await Promise.all([
    kiosk.page.call('setup.lookup', { code: goodCode }),
    kiosk.page.call('setup.enrol', { code: goodCode, panel: {} }),
  ]);
  expect(answers).toEqual([0, 1].map(() => ({ kind: 'refused', because: code, ...facts })));
  expect(kiosk.page.status?.phase).toBe('setup');
});

test('[PR2] every other refusal says so with a number that stands in the log', async () => {
  const kiosk = inTheWizard();
  kiosk.server.refuseEnrol = { code: 'screen.bad_signature', message: '' };
  const answer = await kiosk.page.call('setup.enrol', { code: goodCode, panel: {} });
  expect(answer).toEqual({
    kind: 'refused',
    because: 'enrol.refused',
    reference: expect.stringMatching(/^\d{4}$/),
  });
  expect(kiosk.log.troubles.find(({ code }) => code === 'enrol.refused')?.facts).toEqual({
    code: 'screen.bad_signature',
    reference: 'reference' in answer ? answer.reference : '',
  });
});

test('[PR3] a slip is found on the screen, and no network is asked', async () => {
  const kiosk = inTheWizard();
  kiosk.server.isReachable = false;
  const because = async (code: string) => {
    const answer = await kiosk.page.call('setup.lookup', { code });
    return answer.kind === 'refused' ? answer.because : answer.kind;
  };
  expect([await because(slip), await because('ABC'), await because('ABCD-23O1')]).toEqual([
    'code.check_sign',
    'code.malformed',
    'code.malformed',
  ]);
  expect(kiosk.server.connects).toBe(0);
});

test('[PR4] no network, a server that does not answer, and a clock without a battery are three things', async () => {
  const kiosk = inTheWizard();
  kiosk.server.isReachable = false;
  const ask = () => kiosk.page.call('setup.lookup', { code: goodCode });
  expect(await ask()).toEqual({ kind: 'refused', because: 'server.unreachable' });
  kiosk.clock.jump(-20 * 365 * 24 * 3_600_000);
  expect(await ask()).toEqual({ kind: 'refused', because: 'clock.wrong' });
  kiosk.hasNetwork = false;
  expect(await ask()).toEqual({ kind: 'refused', because: 'server.no_network' });
});

test('[PR5] looking up binds nothing and keeps nothing', async () => {
  const kiosk = inTheWizard();
  expect(await kiosk.page.call('setup.lookup', { code: goodCode.toLowerCase() })).toMatchObject({
    kind: 'found',
    residence: { name: 'Le Cormoran' },
  });
  await kiosk.restart();
  expect([kiosk.page.status?.phase, claims(kiosk).length]).toEqual(['setup', 0]);
});

test('[PR6] a claim whose answer was lost is repeated under its id, also after a restart, and gives one screen', async () => {
  const kiosk = inTheWizard();
  kiosk.server.fault = (name) => (name === 'screen:claim' ? 'lose-answer' : 'deliver');
  const panel = { diagonalInches: 32, bottomMm: 700 };
  expect(await kiosk.page.call('setup.enrol', { code: goodCode, panel })).toEqual({
    kind: 'refused',
    because: 'server.unreachable',
  });
  await kiosk.restart({ between: () => (kiosk.server.fault = () => 'deliver') });
  expect(await kiosk.page.call('setup.enrol', { code: goodCode, panel })).toEqual({ kind: 'enrolled' });
  await settled();
  const [first, second] = claims(kiosk);
  expect([
    first?.claimId === second?.claimId,
    first?.publicKey === second?.publicKey,
    kiosk.server.screens.size,
  ]).toEqual([true, true, 1]);
  expect(kiosk.page.status).toMatchObject({ phase: 'running', panel, connection: { kind: 'online' } });
});

test('[PR7] another code is another claim; two presses are one', async () => {
  const kiosk = inTheWizard();
  kiosk.server.refuseEnrol = { code: 'code.exhausted', message: '' };
  await kiosk.page.call('setup.enrol', { code: goodCode, panel: {} });
  kiosk.server.refuseEnrol = undefined;
  const [one, two] = [1, 2].map(() => kiosk.page.call('setup.enrol', { code: goodCode, panel: {} }));
  expect(await Promise.all([one, two])).toEqual([{ kind: 'enrolled' }, { kind: 'enrolled' }]);
  expect(new Set(claims(kiosk).map(({ claimId }) => claimId)).size).toBe(2);
  expect(claims(kiosk).length).toBe(2);
});

test('[PR8] a configured code enrols by itself, for as long as only the network is missing', async () => {
  const kiosk = new MemoryKiosk({ server: (server) => (server.isReachable = false) });
  await kiosk.clock.advance(600_000);
  expect(kiosk.page.status?.phase).toBe('setup');
  expect(kiosk.server.connects).toBeLessThan(25);
  kiosk.server.isReachable = true;
  await kiosk.clock.advance(130_000);
  expect(kiosk.page.status).toMatchObject({ phase: 'running', connection: { kind: 'online' } });
});

test('[OP20] a configured code is tried again when the server had too much to do', async () => {
  const kiosk = new MemoryKiosk({
    server: (server) => (server.refuseEnrol = { code: 'server.busy', message: '', retryAfterSeconds: 2 }),
  });
  await kiosk.clock.advance(60_000);
  expect(kiosk.page.status?.phase).toBe('setup');
  kiosk.server.refuseEnrol = undefined;
  await kiosk.clock.advance(130_000);
  expect(kiosk.page.status?.phase).toBe('running');
});

test('[PR9] a configured code that the server refuses is not tried for ever: the wizard is there', async () => {
  const kiosk = new MemoryKiosk({
    server: (server) => (server.refuseEnrol = { code: 'code.expired', message: '' }),
  });
  await kiosk.clock.advance(3_600_000);
  expect([kiosk.server.connects, kiosk.page.status?.phase, kiosk.log.count('code.expired')]).toEqual([
    1,
    'setup',
    1,
  ]);
});

test('[PR10] the private key is in a file that only its owner may read, and in nothing that is sent', async () => {
  const kiosk = await aKiosk();
  const path = join(kiosk.dataDir, 'identity', 'key.pem');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const secret = readFileSync(path, 'utf8').split('\n')[1] ?? '';
  expect(JSON.stringify([kiosk.server.heard, kiosk.log, kiosk.page.announced])).not.toContain(secret);
});

test('[PR11] a screen whose key file was damaged goes on showing what it has, and counts it', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  await kiosk.restart({
    between: () => writeFileSync(join(kiosk.dataDir, 'identity', 'key.pem'), 'rubbish'),
  });
  expect([kiosk.ids, kiosk.log.count('identity.unreadable')]).toEqual([['a'], 1]);
});

test('[PR12] a damaged enrolment leads back to the wizard, not to a crash', async () => {
  const kiosk = await aKiosk();
  await kiosk.restart({
    between: () => writeFileSync(join(kiosk.dataDir, 'identity', 'enrolment.json'), '{"kind":'),
  });
  expect([kiosk.page.status?.phase, kiosk.log.count('identity.unreadable')]).toEqual(['setup', 1]);
});
