import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '#support/temporary-directory.ts';

const script = resolve(import.meta.dirname, '../../scripts/start.ts');

type Started = { ready: Record<string, unknown>; errors: () => string; stop(): Promise<number | null> };

async function start(...words: string[]): Promise<Started> {
  const child = spawn(process.execPath, [script, '--json', '--shell', 'none', ...words]);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    ready: JSON.parse(line) as Record<string, unknown>,
    errors: () => errors,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

const answers = async (url: unknown): Promise<boolean> =>
  fetch(String(url)).then(
    () => true,
    () => false,
  );

test('[CM4] npm start says one line, ends everything within three seconds, and goes on where it was left', async () => {
  const data = temporaryDirectory();
  const first = await start('--data', data);
  const { ready } = first;
  expect(Object.keys(ready)).toEqual(['ready', 'server', 'console', 'staff', 'residence', 'codes', 'kiosk']);
  expect(ready['kiosk']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?t=[\w-]{43}$/);
  expect([await answers(ready['server']), await answers(ready['kiosk'])]).toEqual([true, true]);
  const before = performance.now();
  expect(await first.stop()).toBe(0);
  expect(performance.now() - before).toBeLessThan(3_000);
  expect([await answers(ready['server']), await answers(ready['kiosk'])]).toEqual([false, false]);
  expect(first.errors()).toBe('');

  const second = await start('--data', data);
  expect(second.ready['staff']).toEqual(ready['staff']);
  await second.stop();
}, 60_000);

test('[CM2] a wrong option is one sentence and no stack', async () => {
  const child = spawn(process.execPath, [script, '--shell', 'firefox']);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, errors]).toEqual([1, '--shell is not electron, browser or none\n']);
});
