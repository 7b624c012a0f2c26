import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { systemdNotify, Watchdog } from '#main/supervisor/watchdog.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { MovedTimer } from './moved-timer.ts';

test('[SU22] the watchdog is fed while the glass is well; ready is said once, when it first is', () => {
  const [timer, said] = [new MovedTimer(), [] as string[]];
  let isWell = false;
  const watchdog = new Watchdog(
    (word) => said.push(word),
    timer,
    () => isWell,
  );
  watchdog.start();
  timer.pass(20_000);
  expect(said).toEqual([]);
  isWell = true;
  timer.pass(10_000);
  expect(said).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1']);
  isWell = false;
  timer.pass(60_000);
  expect(said).toHaveLength(3);
  isWell = true;
  timer.pass(5_000);
  expect(said).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1']);
  watchdog.stop();
  timer.pass(60_000);
  expect(said).toHaveLength(4);
});

test('[SU22] systemd is told by its own program, and only where it has started us', async () => {
  const folder = temporaryDirectory();
  const program = join(folder, 'systemd-notify');
  writeFileSync(program, `#!/bin/sh\necho "$1 to $NOTIFY_SOCKET" >> ${folder}/told\n`);
  chmodSync(program, 0o755);
  expect(systemdNotify({})).toBe(undefined);
  systemdNotify({ PATH: `${folder}:/usr/bin:/bin`, NOTIFY_SOCKET: '/run/notify' })?.('WATCHDOG=1');
  await vi.waitFor(() => expect(readFileSync(`${folder}/told`, 'utf8')).toBe('WATCHDOG=1 to /run/notify\n'));
});
