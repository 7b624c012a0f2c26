import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { traceOf } from '#shared/trace-of.ts';
import { eventually } from '#support/eventually.ts';
import { pinLine } from '#support/pin-line.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { operator, startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { HostProcess } from './host-process.ts';

const canary = 'zqxzqx';
const phone = '0647114711';
const wrongPin = '73914682';
const wrongCode = 'ZQXZ-QXZ7';

/** Everything that a person can type at a screen. */
const typed = [
  {
    kind: 'help.ask',
    payload: {
      need: 'other',
      needText: canary,
      wish: { kind: 'no-hurry', part: 'any' },
      building: canary,
      firstName: canary,
      reply: { way: 'call', phone },
    },
  },
  { kind: 'event.join', payload: { eventId: 'nothing', people: 2, firstName: canary } },
  {
    kind: 'event.propose',
    payload: {
      category: 'meeting',
      title: canary,
      date: '2099-01-01',
      time: '15:30',
      place: canary,
      firstName: canary,
      floor: canary,
    },
  },
  {
    kind: 'help.volunteer',
    payload: { need: 'other', days: 'any', part: 'any', firstName: canary, floor: canary, phone },
  },
  { kind: 'fault.report', payload: { subject: 'lift', place: {}, text: canary } },
];

/** What a page with a fault might make of it. */
const spoilt = [
  { kind: 'help.ask', payload: { need: canary, [canary]: canary } },
  { kind: canary, payload: canary },
];

const act = (host: HostProcess, action: object) =>
  host.call('act', { key: randomUUID(), ...action }) as Promise<{ kind: string }>;

/** Again until it is kept: the first numbers may not be leased yet. */
async function keep(host: HostProcess, action: object): Promise<void> {
  while ((await act(host, action)).kind !== 'kept') await new Promise((resolve) => setTimeout(resolve, 100));
}

test(
  '[OP18] neither what people type nor a secret stands in the log of host or server',
  { timeout: 60_000 },
  async () => {
    const server = await startServer();
    const staff = await signIn(server.url);
    const { code } = await aResidence(staff);
    const dataDir = temporaryDirectory();
    const host = await new HostProcess(dataDir, { server: server.url, code, installerPin: pinLine }).opened();
    await eventually(() => host.status?.connection.kind === 'online');
    for (const action of typed) await keep(host, action);
    for (const action of spoilt) {
      const { kind } = await act(host, action);
      expect(['refused', 'fault']).toContain(kind);
    }
    await host.call('session.end', null);
    await host.call('installer.enter', { pin: wrongPin });
    await host.call('setup.lookup', { code: wrongCode });
    await host.call(canary, { [canary]: canary });
    await staff.call('POST', '/api/session', { user: canary, password: canary });
    await staff.call('POST', '/api/residences', `{"name": "${canary}`);
    await eventually(() => host.status?.outbox.pending === 0);
    expect(await host.kill('SIGTERM')).toBe(0);

    const logs = host.logged + JSON.stringify(server.logged);
    const key = readFileSync(join(dataDir, 'identity/key.pem'), 'utf8').split('\n')[1] ?? '';
    const secrets = [canary, phone, wrongPin, wrongCode, code, key, pinLine, operator.password, staff.token];
    expect(host.logged).toContain('installer.wrong_pin'); // the log was really read
    expect(secrets.filter((secret) => logs.includes(secret))).toEqual([]);
  },
);

test('[OP19] an error is logged with its name, its code and its place, and without its message', () => {
  const broken = () => JSON.parse(`${canary}\n    at ${canary}`) as unknown;
  const faultOf = (work: () => unknown): Error => {
    try {
      work();
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error('it did not fail');
  };
  expect(faultOf(broken).message).toContain(canary);
  expect(traceOf(faultOf(broken))).toMatch(/^SyntaxError\n {4}at .*log-canary\.test\.ts/s);
  expect(traceOf(faultOf(broken))).not.toContain(canary);
  expect(traceOf(Object.assign(new Error(canary), { code: 'ENOSPC' }))).toMatch(/^Error ENOSPC\n {4}at /);
});
