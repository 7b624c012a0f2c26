import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aHelpAsk } from '#support/actions.ts';
import { eventually } from '#support/eventually.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { newDataDir, startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import type { StaffClient } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';
import { HostProcess } from './host-process.ts';

type Requests = { items: { number: string; private?: { firstName: string | null } }[] };
const requestsOf = async (staff: StaffClient, id: string) =>
  (await staff.ok<Requests>('GET', `/api/residences/${id}/requests`)).items;
const numbersOf = async (staff: StaffClient, id: string) =>
  (await requestsOf(staff, id)).map(({ number }) => number).toSorted();

test(
  '[OB25] a host that is killed right after « c’est noté » delivers that action once, when it runs again',
  { timeout: 60_000 },
  async () => {
    const server = await startServer();
    const staff = await signIn(server.url);
    const { id, code } = await aResidence(staff);
    const dataDir = temporaryDirectory();
    const config = { server: server.url, code };
    const promised: string[] = [];
    for (let round = 0; round < 4; round++) {
      const host = await new HostProcess(dataDir, config).opened();
      if (round === 0) await eventually(() => host.status?.connection.kind === 'online');
      if (round === 0) await new Promise((resolve) => setTimeout(resolve, 300)); // the first numbers are leased
      const taking = (await host.act(aHelpAsk())) as { kind: string; number: string };
      expect(taking.kind).toBe('kept');
      promised.push(taking.number);
      await host.kill('SIGKILL');
    }
    const last = await new HostProcess(dataDir, config).opened();
    await eventually(() => last.status?.connection.kind === 'online' && last.status.outbox.pending === 0);
    expect(await numbersOf(staff, id)).toEqual(promised.toSorted());
    expect(await last.kill('SIGTERM')).toBe(0);
  },
);

test(
  '[BR7] SIGTERM ends the host within two seconds, and so does the end of its shell',
  { timeout: 60_000 },
  async () => {
    const server = await startServer();
    const { code } = await aResidence(await signIn(server.url));
    const dataDir = temporaryDirectory();
    const host = await new HostProcess(dataDir, { server: server.url, code }).opened();
    await eventually(() => host.status?.connection.kind === 'online');
    const before = Date.now();
    expect(await host.kill('SIGTERM')).toBe(0);
    expect(Date.now() - before).toBeLessThan(2_000);
    const orphan = await new HostProcess(dataDir, { server: server.url }).opened();
    const exited = once(orphan.process, 'exit');
    for (let page = 2; page < 60; page++) orphan.process.send({ page, open: true }); // answered to nobody
    orphan.process.disconnect();
    expect(await exited).toEqual([0, null]);
  },
);

test('[BR8] a wrong configuration ends the host at once, with code 1', async () => {
  const host = new HostProcess(temporaryDirectory(), { server: 'http://example.org' });
  expect(await once(host.process, 'exit')).toEqual([1, null]);
});

test(
  '[OB26] a real server put back to yesterday’s copy gets again what people did since, each thing once',
  { timeout: 60_000 },
  async () => {
    const dataDir = newDataDir();
    const first = await startServer({ dataDir });
    const { id, code } = await aResidence(await signIn(first.url));
    const { page, host, dataDir: kioskDir } = startKiosk(first.url, code);
    await eventually(() => page.status?.connection.kind === 'online');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const promised: string[] = [];
    const ask = async () => {
      const taking = await page.call('act', aHelpAsk() as never);
      promised.push(taking.kind === 'kept' ? (taking.number ?? '') : taking.because);
      await eventually(() => page.status?.outbox.pending === 0);
    };
    await ask();
    await first.close();
    const copy = newDataDir();
    cpSync(dataDir, copy, { recursive: true });

    const second = await startServer({ dataDir });
    await host.stop();
    const online = startKiosk(second.url, undefined, kioskDir);
    await eventually(() => online.page.status?.connection.kind === 'online');
    for (let time = 0; time < 3; time++) {
      const taking = await online.page.call('act', aHelpAsk() as never);
      promised.push(taking.kind === 'kept' ? (taking.number ?? '') : taking.because);
    }
    await eventually(() => online.page.status?.outbox.pending === 0);
    await second.close();
    await online.host.stop();

    const restored = await startServer({ dataDir: copy });
    const after = startKiosk(restored.url, undefined, kioskDir);
    await eventually(() => after.page.status?.connection.kind === 'online');
    const staff = await signIn(restored.url);
    const delivered = await eventuallyAsync(async () => {
      const numbers = await numbersOf(staff, id);
      return numbers.length === promised.length ? numbers : undefined;
    });
    expect(delivered).toEqual(promised.toSorted());
  },
);

async function eventuallyAsync<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('not within ten seconds');
}
