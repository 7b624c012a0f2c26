import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { EnrolmentFile } from '#main/host/provisioning/enrolment.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';
import { afterRules } from './udev-rules.ts';
import type { Device } from './udev-rules.ts';

const folder = resolve(import.meta.dirname, '../../kiosk-config');
const rules = readFileSync(join(folder, 'udev/91-vestibule-sticks.rules'), 'utf8');
const unit = readFileSync(join(folder, 'systemd/vestibule-stick@.service'), 'utf8');

const stick = { ACTION: 'add', SUBSYSTEM: 'block', 'ENV{ID_BUS}': 'usb', 'ENV{ID_FS_TYPE}': 'vfat' };
const devices: [what: string, device: Device, isMounted: boolean][] = [
  ['a stick', stick, true],
  ['a large stick', { ...stick, 'ENV{ID_FS_TYPE}': 'exfat' }, true],
  ['a stick with a file system for disks', { ...stick, 'ENV{ID_FS_TYPE}': 'ext4' }, false],
  ['the start partition of the machine', { ...stick, 'ENV{ID_BUS}': 'ata' }, false],
  ['a stick that goes', { ...stick, ACTION: 'remove' }, false],
];

test.each(devices)('[IN34] %s', (_what, device, isMounted) => {
  expect(afterRules(rules, device)['ENV{SYSTEMD_WANTS}']).toBe(
    isMounted ? 'vestibule-stick@%k.service' : undefined,
  );
});

test('[IN34] it is mounted read-only, and nothing on it runs, is a device or gives rights', () => {
  const [, options = ''] = /^ExecStart=\/bin\/mount .*-o (\S+) /m.exec(unit) ?? [];
  expect(options.split(',').toSorted()).toEqual(['nodev', 'noexec', 'nosuid', 'ro']);
});

test('[IN34] a screen that belongs to a residence mounts none', () => {
  const dataDir = temporaryDirectory();
  const file = join(dataDir, 'identity/enrolment.json');
  const [, condition = ''] = /^ExecCondition=\/bin\/sh -c '(.*)'$/m.exec(unit) ?? [];
  const mounts = () => spawnSync('sh', ['-c', condition.replace('/var/lib/vestibule', dataDir)]).status === 0;
  expect([condition.includes(dataDir), mounts()]).toEqual([false, true]);
  const enrolment = new EnrolmentFile(dataDir, new TestLog());
  enrolment.set({ kind: 'claiming', claimId: '019ab000-0000-7000-8000-0000000000aa', code: 'ABCD234Z' });
  expect(mounts()).toBe(true);
  writeFileSync(file, JSON.stringify({ kind: 'enrolled' }));
  expect(mounts()).toBe(false);
  enrolment.revoke();
  expect(mounts()).toBe(true);
});
