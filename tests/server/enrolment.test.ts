import { randomUUID, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { codeAlphabet, readResidenceCode, withCheckSign } from '#shared/domain/residence-code.ts';
import { acceptanceProof } from '#shared/server-protocol/acceptance.ts';
import { preparedEnrolmentSchema } from '#shared/server-protocol/enrolment-file.ts';
import type { EnrolmentFileText } from '#shared/server-protocol/enrolment-file.ts';
import { farewellProof } from '#shared/server-protocol/farewell.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { FoundResidence } from '#shared/server-protocol/residence-lookup.ts';
import type { ClaimedScreen } from '#shared/server-protocol/screen-claim.ts';
import { goodFindings, goodMeasures } from '#support/findings.ts';
import { ask, connect, connectScreen, enrol, greet, newClaim, screenOnline, until } from './screen-client.ts';
import { handClock, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

async function enrolling(clock = handClock()) {
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  const socket = await connect(server.url, '/enrol');
  const lookUp = (code: string, protocol = 1) =>
    ask<Answer<FoundResidence>>(socket, 'residence:lookup', { protocol, code });
  const claim = (message: object) => ask<Answer<ClaimedScreen>>(socket, 'screen:claim', message);
  return { ...server, staff, socket, lookUp, claim, clock };
}

const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);

/** A right code that nobody made. */
const strange = (index: number) =>
  withCheckSign(`ZZ${codeAlphabet[index % 31]}${codeAlphabet[Math.floor(index / 31)]}ZZZ`);

test('[EN1] a code shows whose it is without binding anything, and then enrols', async () => {
  const { staff, lookUp, claim, url } = await enrolling();
  const { id, code } = await aResidence(staff, 'cormoran', 1);
  const found = await lookUp(code.toLowerCase().replace('-', ' '));
  expect(found).toEqual({
    ok: true,
    value: {
      name: 'Résidence cormoran',
      address: { street: '1 allée du Cormoran-Bleu', postcode: '06000', city: 'Nice' },
      screens: 0,
    },
  });
  const claimed = await claim(newClaim(code).claim);
  expect(claimed).toMatchObject({
    ok: true,
    value: { residence: { id, name: 'Résidence cormoran' }, scopes: [id] },
  });
  const { items } = await staff.ok<{ items: { name: string }[] }>('GET', `/api/residences/${id}/screens`);
  expect(items).toMatchObject([{ name: 'Hall A', connected: false }]);
  expect(url).toBeTruthy();
});

test('[EN2] a claim that is repeated gives the same screen and uses nothing up', async () => {
  const { staff, claim } = await enrolling();
  const { id, code } = await aResidence(staff, 'cormoran', 1);
  const { claim: message } = newClaim(code);
  const first = await claim(message);
  const second = await claim(message);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  const { items } = await staff.ok<{ items: unknown[] }>('GET', `/api/residences/${id}/codes`);
  expect(items).toMatchObject([{ used: 1, screens: 1 }]);
  const thief = { ...newClaim(code).claim, claimId: message.claimId };
  expect(codeOf(await claim(thief))).toBe('enrol.refused');
});

test('[EN3] the five faults of a code are told apart', async () => {
  const { staff, lookUp, claim, clock } = await enrolling();
  const { id, code } = await aResidence(staff, 'cormoran', 1);
  const make = (input: object) =>
    staff.ok<{ id: string; code: string }>('POST', `/api/residences/${id}/codes`, input);
  const expired = await make({ expiresAt: clock.now() + 1000 });
  const revoked = await make({});
  await staff.ok('DELETE', `/api/residences/${id}/codes/${revoked.id}`);
  await claim(newClaim(code).claim);
  clock.move(1000);
  const signs = readResidenceCode(code);
  const right = signs.kind === 'code' ? signs.code : '';
  const slipped = right.slice(0, 7) + (right.endsWith('2') ? '3' : '2');
  expect(codeOf(await lookUp(code))).toBe('code.exhausted');
  expect(await lookUp(expired.code)).toMatchObject({ refusal: { code: 'code.expired', since: clock.now() } });
  expect(codeOf(await lookUp(revoked.code))).toBe('code.revoked');
  expect(codeOf(await lookUp(strange(0)))).toBe('code.unknown');
  expect(codeOf(await lookUp(slipped))).toBe('code.check_sign');
  expect(codeOf(await lookUp('ABC'))).toBe('code.malformed');
  for (const bad of [code, expired.code, revoked.code])
    expect((await claim(newClaim(bad).claim)).ok).toBe(false);
});

test('[EN4] whoever tries wrong codes is told how long to wait, and may try again afterwards', async () => {
  const { staff, lookUp, clock } = await enrolling();
  const { code } = await aResidence(staff);
  for (let index = 0; index < 10; index++) expect(codeOf(await lookUp(strange(index)))).toBe('code.unknown');
  expect(await lookUp(code)).toMatchObject({
    refusal: { code: 'enrol.rate_limited', retryAfterSeconds: 600 },
  });
  clock.move(600_000);
  expect(codeOf(await lookUp(code))).toBe('ok');
});

test('[EN4] a beginning of the code that was tried too often from many addresses is closed to all', async () => {
  const clock = handClock();
  const { url } = await startServer({ clock, trustProxy: true });
  const { io } = await import('socket.io-client');
  const from = async (address: string, code: string) => {
    const socket = io(`${url}/enrol`, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { 'x-forwarded-for': `1.1.1.1, ${address}` },
    });
    const answer = await ask<Answer<FoundResidence>>(socket, 'residence:lookup', { protocol: 1, code });
    socket.disconnect();
    return codeOf(answer);
  };
  for (let index = 0; index < 30; index++)
    expect(await from(`10.0.0.${index}`, withCheckSign(`ABCD${codeAlphabet[index]}22`))).toBe('code.unknown');
  expect(await from('10.0.1.1', withCheckSign('ABCD333'))).toBe('enrol.rate_limited');
  expect(await from('10.0.1.1', withCheckSign('ABCE333'))).toBe('code.unknown');
});

test('[EN5] two screens that claim the last place at once: one gets it', async () => {
  const { staff, claim } = await enrolling();
  const { code } = await aResidence(staff, 'cormoran', 1);
  const answers = await Promise.all([1, 2, 3].map(() => claim(newClaim(code).claim)));
  expect(answers.map(codeOf).toSorted()).toEqual(['code.exhausted', 'code.exhausted', 'ok']);
});

test('[EN6] a retired protocol version is told so at enrolment and at hello', async () => {
  const { staff, lookUp, url } = await enrolling();
  const { code } = await aResidence(staff);
  expect(codeOf(await lookUp(code, 0))).toBe('protocol.too_old');
  const { answer } = await greet(url, await enrol(url, code), () => ({ more: { protocol: 0 } }));
  expect(codeOf(answer)).toBe('protocol.too_old');
});

test('[EN7] only the holder of the key is welcomed, for the nonce of this connection', async () => {
  const { staff, url } = await enrolling();
  const { code } = await aResidence(staff);
  const mine = await enrol(url, code);
  const other = await enrol(url, code);
  const stranger = await greet(url, { ...mine, privateKey: other.privateKey });
  expect(codeOf(stranger.answer)).toBe('screen.bad_signature');
  await until(() => stranger.screen.socket.disconnected);
  const replay = await greet(url, mine, () => ({ nonce: stranger.nonce }));
  expect(codeOf(replay.answer)).toBe('screen.bad_signature');
  const lost = await greet(url, { ...mine, screenId: randomUUID() });
  expect(codeOf(lost.answer)).toBe('screen.unknown');
});

test('[EN7] a connection without a hello is closed after five seconds, and is served nothing before', async () => {
  const { staff, url } = await enrolling();
  const { id, code } = await aResidence(staff);
  const { screen } = await connectScreen(url, await enrol(url, code));
  await expect(screen.pull(id)).rejects.toThrow('protocol.hello_first');
  await until(() => screen.socket.disconnected, 7_000);
  expect(screen.refusals.map(({ code: refused }) => refused)).toEqual([
    'protocol.hello_first',
    'screen.hello_timeout',
  ]);
});

test('[EN8] a screen that is taken out of service is told and disconnected at once, and again at its next hello', async () => {
  const { staff, url } = await enrolling();
  const { code } = await aResidence(staff);
  const identity = await enrol(url, code);
  const { screen } = await screenOnline(url, identity);
  await staff.ok('DELETE', `/api/screens/${identity.screenId}`);
  await until(() => screen.socket.disconnected);
  expect(screen.refusals.map(({ code: refused }) => refused)).toEqual(['screen.revoked']);
  const again = await greet(url, identity);
  expect(codeOf(again.answer)).toBe('screen.revoked');
  await until(() => again.screen.socket.disconnected);
});

test('[EN9] a new line of a screen replaces its older one', async () => {
  const { staff, url } = await enrolling();
  const { code } = await aResidence(staff);
  const identity = await enrol(url, code);
  const { screen: older } = await screenOnline(url, identity);
  const { screen: newer } = await screenOnline(url, identity);
  await until(() => older.socket.disconnected);
  expect(newer.socket.connected).toBe(true);
});

test('[EN10] new settings reach a connected screen at once and a later one with its welcome', async () => {
  const { staff, url } = await enrolling();
  const { code } = await aResidence(staff);
  const identity = await enrol(url, code);
  const { screen } = await screenOnline(url, identity);
  const settings = {
    language: 'fr',
    idleReadingSeconds: 120,
    idleFormSeconds: 180,
    bounceMs: 900,
    attractSeconds: 20,
    panelHours: { from: '06:30', until: '23:00' },
    nightHours: { from: '20:00', until: '07:00' },
    volume: { day: 70, night: 40 },
  };
  await staff.ok('PATCH', `/api/screens/${identity.screenId}`, { name: 'Hall B', settings });
  await until(() => screen.settings.length > 0);
  expect(screen.settings).toEqual([{ ...settings, installerPin: null }]);
  const { welcome, screen: later } = await screenOnline(url, identity);
  expect(welcome.settings).toMatchObject(settings);
  const path = `/api/screens/${identity.screenId}`;
  await staff.ok('PATCH', path, { settings: { attractSeconds: 30 } }); // what is not named stays
  await until(() => later.settings.length > 0);
  expect(later.settings).toEqual([{ ...settings, attractSeconds: 30, installerPin: null }]);
  const empty = { from: '07:00', until: '07:00' };
  const wrong = await staff.call('PATCH', path, { settings: { panelHours: empty } });
  expect([wrong.status, wrong.body]).toMatchObject([400, { error: { field: 'settings.panelHours.until' } }]);
});

test('[IN8] a PIN that staff gives a screen travels to it as a hash, is shown to nobody, and outlives other settings', async () => {
  const { staff, url } = await enrolling();
  const { id, code } = await aResidence(staff);
  const identity = await enrol(url, code);
  const { screen } = await screenOnline(url, identity);
  const path = `/api/screens/${identity.screenId}`;
  const shown = await staff.ok('PATCH', path, { installerPin: '20261124' });
  expect(shown).toMatchObject({ hasInstallerPin: true });
  await staff.ok('PATCH', path, { settings: { attractSeconds: 20 } });
  await until(() => screen.settings.length > 1);
  const lines = screen.settings.map((settings) => (settings as { installerPin: string }).installerPin);
  expect(lines[0]).toMatch(/^scrypt:65536:8:1:/);
  expect(lines[1]).toBe(lines[0]);
  expect(JSON.stringify([shown, await staff.ok('GET', `/api/residences/${id}/screens`)])).not.toContain(
    'scrypt',
  );
  expect((await staff.call('PATCH', path, { installerPin: '1234' })).status).toBe(400);
  expect(await staff.ok('PATCH', path, { installerPin: null })).toMatchObject({ hasInstallerPin: false });
});

test('[IN14] a signed farewell takes a screen out of service, once and for all; another signature does nothing', async () => {
  const { staff, url } = await enrolling();
  const { id, code } = await aResidence(staff);
  const identity = await enrol(url, code);
  const { screen } = await screenOnline(url, identity);
  const door = await connect(url, '/enrol');
  const said = (text: string) => ({
    screenId: identity.screenId,
    signature: sign(null, Buffer.from(text), identity.privateKey).toString('base64'),
  });
  const farewell = (text: string) => ask<Answer<null>>(door, 'screen:farewell', said(text));
  expect(codeOf(await farewell(identity.screenId))).toBe('screen.bad_signature');
  expect((await staff.ok<{ items: object[] }>('GET', `/api/residences/${id}/screens`)).items).toHaveLength(1);
  const words = farewellProof(identity.screenId);
  expect([await farewell(words), await farewell(words)]).toEqual(
    [0, 1].map(() => ({ ok: true, value: null })),
  );
  expect((await staff.ok<{ items: object[] }>('GET', `/api/residences/${id}/screens`)).items).toEqual([]);
  await until(() => screen.socket.disconnected);
});

test('[IN15] what an installer decides at the glass is what staff reads, and other settings stay', async () => {
  const { staff, url } = await enrolling();
  const { id, code } = await aResidence(staff);
  const { screen } = await screenOnline(url, await enrol(url, code));
  const delays = { idleReadingSeconds: 120, idleFormSeconds: 240, bounceMs: 900 };
  const panel = { diagonalInches: 32, bottomMm: 900 };
  const answer = await ask<Answer<object>>(screen.socket, 'fitting', { panel, delays });
  expect(answer).toMatchObject({ ok: true, value: { ...delays, attractSeconds: 13 } });
  expect((await staff.ok<{ items: object[] }>('GET', `/api/residences/${id}/screens`)).items).toMatchObject([
    { hardware: { panel }, settings: { ...delays, attractSeconds: 13 } },
  ]);
});

test('[IN28] [IN44] a report is kept only with the signature of its screen, for that screen; staff reads both', async () => {
  const { staff, url } = await enrolling();
  const { code } = await aResidence(staff);
  const identity = await enrol(url, code);
  const { screenId, privateKey } = identity;
  const { screen } = await screenOnline(url, identity);
  const read = () => staff.ok('GET', `/api/screens/${screenId}/acceptance`);
  const tell = (report: object, words = acceptanceProof) => {
    const text = JSON.stringify(report);
    const signature = sign(null, Buffer.from(words(text)), privateKey).toString('base64');
    return ask<Answer<null>>(screen.socket, 'acceptance', { report: text, signature });
  };
  const panel = { diagonalInches: 43, bottomMm: 850 };
  const report = { ...goodFindings, ...goodMeasures, screenId, at: 1, app: '0.1.0', panel };
  expect(codeOf(await tell(report, (text) => text))).toBe('screen.bad_signature');
  expect(codeOf(await tell({ ...report, screenId: randomUUID() }))).toBe('protocol.malformed');
  expect(codeOf(await tell({ screenId }))).toBe('protocol.malformed');
  expect(await read()).toEqual({ report: null, signed: null });
  expect([codeOf(await tell(report)), codeOf(await tell({ ...report, at: 2 }))]).toEqual(['ok', 'ok']);
  expect(await read()).toMatchObject({
    report: { ...report, at: 2 },
    signed: { report: JSON.stringify({ ...report, at: 2 }) },
  });
  const { keypad: _, isReachPhotographed: __, ...old } = report;
  expect(codeOf(await tell(old))).toBe('ok');
  expect(await read()).toMatchObject({ report: old });
});

test('[IN33] a file that staff prepares enrols one screen, until its last day, and is taken back with its code', async () => {
  const { staff, claim, clock } = await enrolling();
  const { id } = await aResidence(staff);
  const prepare = async () => {
    const made = await staff.ok<{ codeId: string; serverKey: string; file: EnrolmentFileText }>(
      'POST',
      `/api/residences/${id}/enrolment-files`,
      { days: 2 },
    );
    return { ...made, prepared: preparedEnrolmentSchema.parse(JSON.parse(made.file.signed)) };
  };
  const { prepared, file, serverKey } = await prepare();
  expect(prepared).toMatchObject({ residence: { id }, expiresAt: clock.now() + 2 * 86_400_000 });
  expect(file.serverKey).toBe(serverKey);
  const { claim: message } = newClaim(prepared.code);
  expect(await claim(message)).toMatchObject({ ok: true, value: { screenId: message.claimId } });
  expect(codeOf(await claim(newClaim(prepared.code).claim))).toBe('code.exhausted');
  const taken = await prepare();
  await staff.ok('DELETE', `/api/residences/${id}/codes/${taken.codeId}`);
  expect(codeOf(await claim(newClaim(taken.prepared.code).claim))).toBe('code.revoked');
  const old = await prepare();
  clock.move(2 * 86_400_000);
  expect(codeOf(await claim(newClaim(old.prepared.code).claim))).toBe('code.expired');
});
