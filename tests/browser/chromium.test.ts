import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chromiumArguments, findChromium, openChromium, whyNoWindow } from '#main/browser/chromium.ts';
import { KioskWindow } from '#main/browser/kiosk-window.ts';
import { systemTimer } from '#main/supervisor/timer.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-chromium-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function aProgram(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

test('[SH13] Chromium is found by path, Chrome where there is no Chromium, and a file that cannot run is none', async () => {
  await writeFile(join(folder, 'chromium'), '');
  expect(findChromium({ PATH: folder })).toBe(null);
  await aProgram('google-chrome', '');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(join(folder, 'google-chrome'));
  await chmod(join(folder, 'chromium'), 0o755);
  expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium'));
  expect(findChromium({ PATH: folder, VESTIBULE_CHROMIUM: '/opt/chrome' })).toBe('/opt/chrome');
});

test('[SH29] Chromium draws in strips as wide as the panel', () => {
  expect(chromiumArguments('/profile', 'http://127.0.0.1:1/?t=x', [])).toEqual(
    expect.arrayContaining(['--default-tile-width=1088', '--default-tile-height=256']),
  );
});

test('[SH14] the sandbox of the browser is never switched off by the product', () => {
  const flags = chromiumArguments('/profile', 'http://127.0.0.1:1/?t=x', []);
  expect(flags.filter((flag) => /sandbox|disable-web-security|remote-debugging|unsafe/.test(flag))).toEqual(
    [],
  );
  expect(flags).toEqual(
    expect.arrayContaining(['--kiosk', '--app=http://127.0.0.1:1/?t=x', '--user-data-dir=/profile']),
  );
});

test('[SH14] as root, or without a display, no window is opened and the reason is one sentence', () => {
  expect(whyNoWindow({ DISPLAY: ':0' }, 0)).toMatch(/as root/);
  expect(whyNoWindow({}, 1000)).toMatch(/no display/);
  expect(whyNoWindow({ WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBe(null);
});

test('[SH15] the profile of the browser is fresh at each start', async () => {
  const profile = join(folder, 'profile');
  const program = await aProgram('browser', 'exit 0');
  await openChromium(program, profile, 'http://x', {});
  await writeFile(join(profile, 'History'), 'who was here');
  await openChromium(program, profile, 'http://x', {});
  const { readdir } = await import('node:fs/promises');
  expect(await readdir(profile)).toEqual([]);
});

const drawsAnew = () => {};

test('[SH16] a browser that exits is told once, is opened again, and is ended with the shell', async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const short = await aProgram('short', 'exit 0');
  const long = await aProgram('long', 'exec sleep 60');
  const opened: string[] = [];
  let ends = 0;
  const window = new KioskWindow(
    (picture) => {
      opened.push(picture);
      const program = opened.length === 1 ? short : long;
      if (opened.length === 2) second.resolve();
      return openChromium(program, join(folder, 'profile'), 'http://x', process.env);
    },
    systemTimer,
    {
      ended: () => {
        ends += 1;
        first.resolve();
      },
      drawsAnew,
    },
  );
  window.show('page');
  await first.promise;
  window.show('calm');
  await second.promise;
  await window.stop();
  expect([opened, ends]).toEqual([['page', 'calm'], 1]);
});

test('[SH16] a browser that cannot be opened has ended', async () => {
  const ended = Promise.withResolvers<void>();
  const window = new KioskWindow(
    () => Promise.reject(new Error('the profile cannot be wiped')),
    systemTimer,
    { ended: () => ended.resolve(), drawsAnew },
  );
  window.show('page');
  await ended.promise;
});

test('[SH16] a window that is just being opened is closed too', async () => {
  const long = await aProgram('long', 'exec sleep 60');
  let opened: Awaited<ReturnType<typeof openChromium>> | undefined;
  const open = async (): Promise<Awaited<ReturnType<typeof openChromium>>> => {
    opened = await openChromium(long, join(folder, 'profile'), 'http://x', process.env);
    return opened;
  };
  const window = new KioskWindow(open, systemTimer, { ended: () => {}, drawsAnew });
  window.show('page');
  await window.stop();
  expect(opened?.signalCode).toBe('SIGTERM');
});
