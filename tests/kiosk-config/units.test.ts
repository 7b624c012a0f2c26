import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { complaintsOf, installUnits } from './systemd-root.ts';

const folder = resolve(import.meta.dirname, '../../kiosk-config/systemd');
const units = globSync('*.{service,timer,path}', { cwd: folder }).toSorted();
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

describe.skipIf(!hasSystemd)('units, as systemd reads them', () => {
  test('[PK1] nothing in them is unknown, misspelt or missing', async () => {
    const root = temporaryDirectory();
    const installed = installUnits(root, units);
    expect(await complaintsOf('systemd-analyze', root, ['verify', '--man=no', ...installed])).toBe('');
  });

  test('[PK1] a misspelt line would be seen', async () => {
    const root = temporaryDirectory();
    const [unit = ''] = installUnits(root, ['vestibule-kiosk.service']);
    writeFileSync(unit, readFileSync(unit, 'utf8').replace('RestartSec', 'RestartSecond'));
    expect(await complaintsOf('systemd-analyze', root, ['verify', '--man=no', unit])).toMatch(
      /Unknown key 'RestartSecond'/,
    );
  });

  // Only root may make users and give folders to them.
  test.skipIf(process.getuid?.() !== 0)(
    '[PK2] the screen has a user of its own, without password or shell, and data of its own',
    () => {
      const root = temporaryDirectory();
      mkdirSync(join(root, 'etc'));
      execFileSync('systemd-sysusers', [`--root=${root}`, join(folder, 'sysusers.conf')], {
        stdio: 'ignore',
      });
      const read = (file: string) => readFileSync(join(root, 'etc', file), 'utf8');
      expect(read('passwd')).toMatch(
        /^kiosk:x:\d+:\d+:Vestibule lobby screen:\/var\/lib\/vestibule:\/usr\/sbin\/nologin$/m,
      );
      expect(read('shadow')).toMatch(/^kiosk:!/m);
      for (const group of ['audio', 'input', 'render', 'video']) {
        expect(read('group')).toMatch(new RegExp(`^${group}:x:\\d+:kiosk$`, 'm'));
      }
      execFileSync('systemd-tmpfiles', [`--root=${root}`, '--create', join(folder, 'tmpfiles.conf')]);
      expect(statSync(join(root, 'var/lib/vestibule')).mode & 0o777).toBe(0o700);
    },
  );
});

test('[PK2] the unit of the screen never gives up, and logs nobody in', () => {
  const unit = readFileSync(join(folder, 'vestibule-kiosk.service'), 'utf8');
  const lines = unit.split('\n').filter((line) => /^[A-Z]/.test(line));
  expect(lines).toEqual(
    expect.arrayContaining([
      'User=kiosk',
      'Restart=always',
      'StartLimitIntervalSec=0',
      'StateDirectoryMode=0700',
      'NoNewPrivileges=yes',
    ]),
  );
  expect(unit).not.toMatch(/^PAMName/m); // the watchdog and a PAM session do not go together
});

test('[PN14] the unit of the screen hides no value of the kernel, so that the presence sensor can be read', () => {
  const unit = readFileSync(join(folder, 'vestibule-kiosk.service'), 'utf8');
  expect(unit).not.toMatch(/^(InaccessiblePaths|TemporaryFileSystem|RootDirectory|RootImage)=/m);
});

test('[SU22] systemd hears the screen from whichever process says it, and waits for a host that mends its files', () => {
  const unit = readFileSync(join(folder, 'vestibule-kiosk.service'), 'utf8');
  const lines = unit.split('\n');
  expect(lines).toEqual(expect.arrayContaining(['Type=notify', 'NotifyAccess=all', 'WatchdogSec=45']));
  expect(Number(/^TimeoutStartSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(120);
});

test('[PK1] there are units, each told what it is for', () => {
  expect(units).toContain('vestibule-kiosk.service');
  for (const unit of units) {
    expect(readFileSync(join(folder, unit), 'utf8'), basename(unit)).toMatch(
      /^# .+\n(# .+\n)*\n\[Unit\]\nDescription=/,
    );
  }
});
