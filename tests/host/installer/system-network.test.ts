import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SystemNetwork } from '#main/host/installer/system-network.ts';
import { systemClock } from '#main/host/system-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

/** The way to the server as far as it goes: `link address name!`; a mark stands where it ends. */
async function way(server: string, parts: object = {}): Promise<string> {
  const network = new SystemNetwork({ server, clock: systemClock, hasNetwork: () => true, ...parts });
  const steps = await network.steps();
  const known = steps.filter(({ state }) => state !== 'unknown');
  return known.map(({ name, state }) => (state === 'ok' ? name : `${name}!`)).join(' ');
}

/** A folder as Linux has it, with a loopback and one card. */
function cards(carrier: string): string {
  const folder = temporaryDirectory();
  for (const [card, state] of [
    ['lo', '1'],
    ['enp1s0', carrier],
  ] as const) {
    mkdirSync(join(folder, card));
    writeFileSync(join(folder, card, 'carrier'), `${state}\n`);
  }
  return folder;
}

async function aServer(): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('[IN19] the way to the server is walked step by step, and ends where it fails', async () => {
  const server = await aServer();
  expect(await way(server)).toBe('link address name server certificate time');
  const hourOff = { ...systemClock, now: () => Date.now() + 3_600_000 };
  expect(await way(server, { clock: hourOff })).toBe('link address name server certificate time!');
  expect(await way('http://127.0.0.1:1')).toBe('link address name server!');
  expect(await way('https://nowhere.invalid', { cards: cards('0') })).toBe('link!');
  expect(await way('https://nowhere.invalid', { cards: cards('1'), hasNetwork: () => false })).toBe(
    'link address!',
  );
  expect(await way('https://nowhere.invalid', { cards: cards('1') })).toBe('link address name!');
  const unsafe = server.replace('http:', 'https:');
  expect(await way(unsafe, { cards: cards('1') })).toBe('link address name server certificate!');
});
