import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bucketOf } from '#main/updater/decide.ts';
import { systemDpkg } from '#main/updater/dpkg.ts';
import { updateConfigSchema } from '#main/updater/update-config.ts';
import { updateOnce } from '#main/updater/update-once.ts';
import type { Outcome } from '#main/updater/update-once.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { publish, startReleaseServer, trustedKey } from './release-server.ts';
import type { ReleaseServer } from './release-server.ts';

const machineId = 'b0c1d2e3f4a5968778695a4b3c2d1e0f';

let folder: string;
let server: ReleaseServer;

beforeEach(async () => {
  folder = temporaryDirectory();
  server = await startReleaseServer();
  for (const path of ['bin', 'data', 'state', 'root/var/lib/dpkg/info', 'root/var/lib/dpkg/updates'])
    mkdirSync(join(folder, path), { recursive: true });
  for (const name of ['status', 'available']) writeFileSync(join(folder, 'root/var/lib/dpkg', name), '');
  program('dpkg', `exec /usr/bin/dpkg --root=${folder}/root --force-bad-path "$@"`);
  program('dpkg-query', `exec /usr/bin/dpkg-query --admindir=${folder}/root/var/lib/dpkg "$@"`);
  // A screen that is started anew shows what its package brings: one that is broken leaves no word of itself.
  program(
    'systemctl',
    `echo "$*" >>${folder}/calls\ncp ${folder}/root/opt/Vestibule/health.json ${folder}/data/ 2>/dev/null || true`,
  );
  vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/sbin:/usr/bin:/sbin:/bin`);
  return () => vi.unstubAllEnvs();
});

function program(name: string, text: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

/** A real package as electron-builder names and fills it, made by dpkg-deb. */
function aPackage(version: string, { isHealthy = true } = {}): Buffer {
  const tree = join(folder, `tree-${version}`);
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  mkdirSync(join(tree, 'opt/Vestibule'), { recursive: true });
  const control = `Package: vestibule\nVersion: ${version}\nArchitecture: all\nMaintainer: V\nDescription: d\n`;
  writeFileSync(join(tree, 'DEBIAN/control'), control);
  writeFileSync(join(tree, 'opt/Vestibule/version'), version);
  if (isHealthy)
    writeFileSync(join(tree, 'opt/Vestibule/health.json'), JSON.stringify({ version, upSeconds: 61 }));
  const path = join(folder, `vestibule_${version}.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, path], { stdio: 'ignore' });
  return readFileSync(path);
}

function update(hour = 3): Promise<Outcome> {
  const config = updateConfigSchema.parse({
    manifest: `${server.url}/latest-linux.json`,
    publicKey: trustedKey,
    package: 'vestibule',
    unit: 'vestibule-kiosk.service',
  });
  let monotonic = 0;
  return updateOnce({
    config,
    folder: join(folder, 'state'),
    healthFile: join(folder, 'data/health.json'),
    machineId,
    dpkg: { ...systemDpkg(config), architecture: () => Promise.resolve('amd64') },
    clock: {
      now: () => new Date(2026, 0, 15, hour),
      monotonic: () => monotonic,
      delay: async (ms) => void (monotonic += ms),
    },
  });
}

const installed = (): string => readFileSync(join(folder, 'root/opt/Vestibule/version'), 'utf8');
const kept = (version: string): boolean => existsSync(join(folder, `state/vestibule_${version}.deb`));

// dpkg gives files to root, which only root may do.
describe.skipIf(process.getuid?.() !== 0)('[UP21] a screen with the Electron shell', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'state/vestibule_1.0.0.deb'), aPackage('1.0.0'));
    execFileSync('dpkg', ['-i', join(folder, 'state/vestibule_1.0.0.deb')], { stdio: 'ignore' });
  });

  test('takes a real package by day neither nor before its turn, and then starts anew with it', async () => {
    const share = bucketOf(machineId, '1.1.0');
    const body = aPackage('1.1.0');
    publish(server, '1.1.0', { package: 'vestibule', stagingPercentage: share }, body);
    expect(await update(12)).toEqual({ kind: 'not-quiet' });
    expect(await update()).toEqual({ kind: 'not-in-stage', version: '1.1.0' });
    publish(server, '1.1.0', { package: 'vestibule', stagingPercentage: share + 1, serial: 11 }, body);
    expect(await update()).toEqual({ kind: 'updated', from: '1.0.0', to: '1.1.0' });
    expect([installed(), kept('1.1.0'), kept('1.0.0')]).toEqual(['1.1.0', true, false]);
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe('try-restart vestibule-kiosk.service\n');
    expect(await update()).toEqual({ kind: 'current' });
  });

  test('has its earlier files back when the new ones bring nothing on the glass', async () => {
    publish(server, '1.1.0', { package: 'vestibule' }, aPackage('1.1.0', { isHealthy: false }));
    expect(await update()).toMatchObject({ kind: 'rolled-back', because: 'no-health' });
    expect([installed(), kept('1.0.0'), kept('1.1.0')]).toEqual(['1.0.0', true, false]);
    expect(await update()).toEqual({ kind: 'refused', because: 'failed-before' });
  });

  test('has them back when dpkg cannot unpack the new ones', async () => {
    publish(server, '1.1.0', { package: 'vestibule' }, aPackage('1.1.0').subarray(0, 400));
    expect(await update()).toMatchObject({ kind: 'rolled-back', because: 'install' });
    expect(installed()).toBe('1.0.0');
  });
});
