import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as openLine } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { WorkInFlight } from '#server/work-in-flight.ts';
import { enrol, screenOnline } from './screen-client.ts';
import { atEnd, newDataDir, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';
import type { StaffClient } from './staff-client.ts';

/** The real process, started as an operator starts it. */
async function startProcess(dataDir: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['src-server/main.ts', '--json'], {
    env: { ...process.env, VESTIBULE_DATA: dataDir, VESTIBULE_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(() => void child.kill('SIGKILL'));
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const first = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const ready = Promise.race([
    first.then(([line]) => JSON.parse(line) as Ready),
    ended.then(() => undefined),
  ]);
  return { child, errors, ended, ready: await ready };
}

type Ready = { ready: true; server: string; console: string; staff: { user: string; password: string } };

const lift = { subject: 'lift', place: { building: null, floor: null }, text: null };

const reportsOf = async (staff: StaffClient) => {
  let count = 0;
  for (let after: string | null = ''; after !== null;) {
    const path: string = `/api/residences/cormoran/faults?limit=200${after && `&after=${after}`}`;
    const page: { items: unknown[]; next: string | null } = await staff.ok('GET', path);
    count += page.items.length;
    after = page.next;
  }
  return count;
};

test('[SV2] SIGTERM with actions in flight: what was answered is there, what was not can be sent again', async () => {
  const dataDir = newDataDir();
  const { child, ended, ready } = await startProcess(dataDir);
  const url = ready?.server ?? '';
  const { code } = await aResidence(await signIn(url, ready?.staff));
  const identities = await Promise.all([1, 2, 3, 4].map(() => enrol(url, code)));
  const screens = await Promise.all(
    identities.map(async (identity) => (await screenOnline(url, identity)).screen),
  );

  const answered = screens.map(() => 0);
  const sent = screens.map(async (screen, index) => {
    const isGone = new Promise<'gone'>((resolve) => screen.socket.once('disconnect', () => resolve('gone')));
    for (;;) {
      const answer = await Promise.race([
        screen.act('fault.report', lift).catch(() => 'gone' as const),
        isGone,
      ]);
      if (answer === 'gone') return;
      if (answer.status === 'applied') answered[index] = (answered[index] ?? 0) + 1;
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begin = performance.now();
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  expect(performance.now() - begin).toBeLessThan(3_000); // generous: the machine may be busy with other tests
  await Promise.all(sent);

  const again = await startProcess(dataDir);
  expect(again.ready?.staff).toEqual(ready?.staff);
  const later = again.ready?.server ?? '';
  const staff = await signIn(later, again.ready?.staff);
  const applied = await Promise.all(
    identities.map(async (identity, index) => {
      const { welcome } = await screenOnline(later, identity);
      expect(welcome.lastSeq).toBeGreaterThanOrEqual(answered[index] ?? 0);
      return welcome.lastSeq;
    }),
  );
  expect(Math.min(...answered)).toBeGreaterThan(0);
  expect(await reportsOf(staff)).toBe(applied.reduce((sum, count) => sum + count, 0));
  expect(again.errors).toEqual([]);
});

test('[SV2] the end waits for all that has begun, also for what fails, and nothing new begins', async () => {
  const work = new WorkInFlight();
  const order: string[] = [];
  const slow = work.track(
    new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => void order.push('slow')),
  );
  const failing = work.track(Promise.reject(new Error('failed')));
  await expect(failing).rejects.toThrow('failed');
  work.stop();
  expect(work.accepts).toBe(false);
  await work.ended();
  order.push('ended');
  await slow;
  expect(order).toEqual(['slow', 'ended']);
});

test('[SV2] closing does not wait for those who do not hang up, and twice is harmless', async () => {
  const server = await startServer();
  const { port } = new URL(server.url);
  const mute = openLine(Number(port), '127.0.0.1');
  mute.on('error', () => {}); // it is cut, that is the point
  await once(mute, 'connect');
  mute.write(
    'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  const { code } = await aResidence(await signIn(server.url));
  await screenOnline(server.url, await enrol(server.url, code));
  const begin = performance.now();
  await Promise.all([server.close(), server.close()]);
  expect(performance.now() - begin).toBeLessThan(3_000);
});

test('[SV1] the ready line names server, console and staff, and a wrong environment is one sentence', async () => {
  const { ready } = await startProcess(newDataDir(), {
    VESTIBULE_STAFF_USER: 'agnes',
    VESTIBULE_STAFF_PASSWORD: 'a long enough one',
  });
  expect(ready).toEqual({
    ready: true,
    server: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    console: `${ready?.server}/console`,
    staff: { user: 'agnes', password: 'a long enough one' },
  });
  expect((await fetch(ready?.console ?? '')).status).toBe(200);
  const wrong = await startProcess(newDataDir(), { VESTIBULE_PORT: 'eighty' });
  expect((await wrong.ended)[0]).toBe(1);
  expect(wrong.errors.join(' ')).toContain('config.invalid');
  expect(wrong.errors.join(' ')).toContain('VESTIBULE_PORT');
  const foreign = await startProcess(newDataDir(), { VESTIBULE_DATABASE_URL: 'postgres://localhost/x' });
  expect(foreign.errors.join(' ')).toContain('config.invalid');
});
