import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { buildAppliance } from '#scripts/appliance/build-appliance.ts';
import type { Architecture } from '#scripts/appliance/control-file.ts';
import { nodeBinary } from '#scripts/appliance/node-binary.ts';
import { buildApplianceMain } from '#scripts/build-main.ts';
import { buildPage } from '#scripts/build-page.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const architecture = process.arch as Architecture;

let folder: string;
let deb: string;
let installed: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-appliance-'));
  const main = join(folder, 'main');
  await Promise.all([buildPage(() => {}), buildApplianceMain(main)]);
  deb = await buildAppliance({
    version: '1.2.3',
    architecture,
    node: await nodeBinary(architecture, () => {}),
    page: join(root, 'dist/renderer'),
    main,
    folder,
    compression: 'none',
  });
  installed = join(folder, 'installed');
  await run('dpkg-deb', ['-x', deb, installed]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[PK10] the package names itself, its machine and what a screen needs', async () => {
  const { stdout } = await run('dpkg-deb', ['--field', deb]);
  expect(stdout).toMatch(/^Package: vestibule-kiosk\nVersion: 1\.2\.3\nArchitecture: (amd64|arm64)\n/);
  const depends = /^Depends: (.*)$/m.exec(stdout)?.[1]?.split(', ') ?? [];
  expect(depends).toEqual(
    expect.arrayContaining(['cage', 'chromium', 'seatd', 'alsa-utils', 'espeak-ng', 'xwayland']),
  );
  expect(depends.filter((name) => /xdg|electron|x11/.test(name))).toEqual([]);
});

test('[PK11] everything lies in its place, belongs to root, and only programs may be run', async () => {
  const { stdout } = await run('dpkg-deb', ['--contents', deb]);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => /^(\S+) (\S+) +\d+ \S+ \S+ \.\/(.*)$/.exec(line)?.slice(1) ?? [line]);
  expect(lines.filter(([, owner]) => owner !== 'root/root')).toEqual([]);
  const files = lines.filter(([mode]) => mode?.startsWith('-'));
  expect(files.filter(([mode]) => mode?.[5] === 'w' || mode?.[8] === 'w')).toEqual([]);
  const programs = files.filter(([mode]) => mode?.includes('x')).map(([, , path]) => path ?? '');
  expect(programs).toEqual([
    'usr/lib/vestibule/node',
    'usr/lib/vestibule/vestibule-kiosk',
    'usr/share/vestibule/set-up-screen.sh',
  ]);
  expect(files.map(([, , path]) => path)).toEqual(
    expect.arrayContaining([
      'etc/chromium/policies/managed/vestibule.json',
      'etc/vestibule/kiosk.json',
      'usr/lib/systemd/system/vestibule-kiosk.service',
      'usr/lib/systemd/journald.conf.d/vestibule.conf',
      'usr/lib/sysusers.d/vestibule-kiosk.conf',
      'usr/lib/tmpfiles.d/vestibule-kiosk.conf',
      'usr/lib/udev/rules.d/90-vestibule-keyboards.rules',
      'usr/share/vestibule/profiles/portrait-43.json',
      'usr/share/doc/vestibule-kiosk/INSTALL.md',
    ]),
  );
});

test('[PK12] nothing foreign is in it: one binary of SQLite, no Electron, no test, no source', async () => {
  expect(statSync(deb).size).toBeLessThan(200 * 1024 * 1024); // as it is unpacked
  const { stdout: contents } = await run('dpkg-deb', ['--contents', deb]);
  expect(contents.match(/\S+\.node$/gm)).toEqual([
    `./usr/lib/vestibule/node_modules/better-sqlite3/prebuilds/linux-${architecture}.node`,
  ]);
  expect(contents).not.toMatch(/electron|preload|\.ts$|\.map$|test/m);
});

test('[PK13] what an operator wrote in /etc stays through an update', async () => {
  const { stdout } = await run('dpkg-deb', ['--info', deb, 'conffiles']);
  expect(stdout).toBe('/etc/vestibule/kiosk.json\n/etc/vestibule/update.json\n');
  expect(readFileSync(join(installed, 'etc/vestibule/kiosk.json'), 'utf8')).toContain('"https://');
});

test('[PK14] it carries the licences of what is in it', () => {
  const text = readFileSync(join(installed, 'usr/share/doc/vestibule-kiosk/copyright'), 'utf8');
  for (const name of [
    'better-sqlite3',
    'react',
    'socket.io-client',
    'zod',
    '@fontsource-variable/noto-sans',
  ]) {
    expect(text).toContain(`== ${name}\n`);
  }
});

const messageSchema = z.looseObject({ name: z.string().optional(), value: z.unknown().optional() });
const readySchema = z.object({ ready: z.literal(true), kiosk: z.string() });

/** Starts what the package installs, as systemd does but without a window. */
async function startInstalled(): Promise<{ kiosk: URL; program: ChildProcess }> {
  const program = spawn(join(installed, 'usr/lib/vestibule/vestibule-kiosk'), [], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: '/usr/bin:/bin',
      VESTIBULE_DATA: join(folder, 'data'),
      VESTIBULE_CONFIG: join(installed, 'etc/vestibule/kiosk.json'),
      VESTIBULE_SERVER: 'http://127.0.0.1:9',
      VESTIBULE_SHELL: 'none',
      VESTIBULE_JSON: '1',
    },
  });
  onTestFinished(() => void program.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
  return { kiosk: new URL(readySchema.parse(JSON.parse(line)).kiosk), program };
}

/** What the host tells a page about itself. */
async function firstStatus(kiosk: URL, cookie: string): Promise<unknown> {
  const socket = new WebSocket(`ws://${kiosk.host}/kiosk`, { headers: { cookie, origin: kiosk.origin } });
  onTestFinished(() => socket.terminate());
  const { promise, resolve: settle } = Promise.withResolvers<unknown>();
  socket.on('message', (data) => {
    const message = messageSchema.parse(JSON.parse((data as Buffer).toString()));
    if (message.name === 'status') settle(message.value);
  });
  return promise;
}

test('[PK15] what it installs starts by itself, answers with the page, and is in the wizard', async () => {
  const { kiosk, program } = await startInstalled();
  const entered = await fetch(kiosk, { redirect: 'manual' });
  const cookie = String(entered.headers.get('set-cookie')).split(';', 1)[0] ?? '';
  const page = await fetch(kiosk.origin, { headers: { cookie } });
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
  // Chromium offers to translate a French page on an English machine, in a bubble with a menu.
  expect(readFileSync(join(installed, 'usr/lib/vestibule/renderer/index.html'), 'utf8')).toMatch(
    /<html lang="fr" translate="no">[^]*<meta name="google" content="notranslate" \/>/,
  );
  expect(await firstStatus(kiosk, cookie)).toMatchObject({ phase: 'setup', screen: null });
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}, 60_000);
