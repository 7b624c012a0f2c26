import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SystemMachine } from '#main/host/machine/system-machine.ts';
import { systemClock } from '#main/host/system-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

let folder: string;
let machine: SystemMachine;
beforeEach(() => {
  folder = temporaryDirectory();
  machine = new SystemMachine({
    clock: systemClock,
    dataDir: folder,
    updateUnit: join(folder, 'unit'),
    rebootUnit: join(folder, 'unit'),
  });
  vi.stubEnv('PATH', folder);
});
afterEach(() => vi.unstubAllEnvs());

/** A program of the machine that notes its words. */
function program(name: string, words = ''): void {
  writeFileSync(join(folder, name), `#!/bin/sh\necho "$*" >${folder}/${name}.words\n${words}`);
  chmodSync(join(folder, name), 0o755);
}
const wordsTo = (name: string) => readFileSync(join(folder, `${name}.words`), 'utf8').trim();

test('[OP14] the volume is set with the mixer of ALSA', async () => {
  program('amixer');
  expect([await machine.setVolume(40), wordsTo('amixer')]).toEqual(['done', '-q -M sset Master 40% unmute']);
});

test('[OP14] the picture is what the compositor gives', async () => {
  program('grim', 'printf picture');
  expect(await machine.takePicture()).toEqual(Buffer.from('picture'));
});

test('[OP14] a program that is missing, one that fails and one that gives nothing are told apart', async () => {
  expect([await machine.setVolume(40), await machine.takePicture()]).toEqual(['absent', 'absent']);
  program('amixer', 'exit 1');
  program('grim');
  expect([await machine.setVolume(40), await machine.takePicture()]).toEqual(['failed', 'failed']);
});

test('[OP14] an update is wished for by a file, where somebody waits for it', () => {
  const wish = join(folder, 'update-wanted');
  expect([machine.askForUpdate(), existsSync(wish)]).toEqual(['absent', false]);
  writeFileSync(join(folder, 'unit'), '');
  expect([machine.askForUpdate(), existsSync(wish)]).toEqual(['done', true]);
});

test('[OP17] a reboot is wished for by the file that systemd waits for, where it waits', () => {
  const wish = join(folder, 'reboot-wanted');
  expect([machine.askForReboot(), existsSync(wish)]).toEqual(['absent', false]);
  writeFileSync(join(folder, 'unit'), '');
  expect([machine.askForReboot(), existsSync(wish)]).toEqual(['done', true]);
  const unit = readFileSync('kiosk-config/systemd/vestibule-reboot.path', 'utf8');
  expect(unit).toContain('PathChanged=/var/lib/vestibule/reboot-wanted\n');
});

test('[IN37] the picture is turned by the file that systemd waits for, from the way it hangs now', () => {
  const wish = join(folder, 'turn-wanted');
  const turned = (cageOptions: string | undefined, quarters: number) => {
    const turning = new SystemMachine({
      clock: systemClock,
      dataDir: folder,
      cageOptions,
      turnUnit: join(folder, 'unit'),
    });
    return [turning.turnPicture(quarters), existsSync(wish) && readFileSync(wish, 'utf8')];
  };
  expect(turned('', 1)).toEqual(['absent', false]);
  writeFileSync(join(folder, 'unit'), '');
  expect([turned(undefined, 1), turned('-r', 1), turned('-r -r -r', 1), turned('-r', 3)]).toEqual([
    ['done', '90'],
    ['done', '180'],
    ['done', '0'],
    ['done', '0'],
  ]);
  const unit = (kind: string) => readFileSync(`kiosk-config/systemd/vestibule-turn.${kind}`, 'utf8');
  expect(unit('path')).toContain('PathChanged=/var/lib/vestibule/turn-wanted\n');
  expect(unit('service')).toContain('--turn "$$(head -c 3 /var/lib/vestibule/turn-wanted)"');
});

test('[IN40] the network is asked for the time by the file that systemd waits for, where it waits', () => {
  const wish = join(folder, 'clock-wanted');
  const asking = new SystemMachine({ clock: systemClock, dataDir: folder, clockUnit: join(folder, 'unit') });
  expect([asking.askForTime(), existsSync(wish)]).toEqual(['absent', false]);
  writeFileSync(join(folder, 'unit'), '');
  expect([asking.askForTime(), existsSync(wish)]).toEqual(['done', true]);
  const unit = readFileSync('kiosk-config/systemd/vestibule-clock.path', 'utf8');
  expect(unit).toContain('PathChanged=/var/lib/vestibule/clock-wanted\n');
});

test('[PN9] the power of the panel is turned by the way that its machine is set up for, and by none otherwise', async () => {
  const by = (panelPower?: 'ddc' | 'cec' | 'wlr' | 'x11') =>
    new SystemMachine({ clock: systemClock, dataDir: folder, panelPower });
  expect([await by().setPanelPower(false), await by('ddc').setPanelPower(false)]).toEqual([
    'absent',
    'absent',
  ]);
  program('ddcutil');
  program('xset');
  program('cec-client', `read -r said; printf '%s' "$said" >${folder}/cec.said`);
  program(
    'wlr-randr',
    `test -n "$1" || printf 'HDMI-A-1 "A panel"\\n  Enabled: yes\\nDP-1 "Another"\\n  Enabled: yes\\n'`,
  );
  const heard = [];
  for (const isOn of [false, true]) {
    for (const way of ['ddc', 'cec', 'wlr', 'x11'] as const)
      expect(await by(way).setPanelPower(isOn)).toBe('done');
    heard.push(
      wordsTo('ddcutil'),
      readFileSync(join(folder, 'cec.said'), 'utf8'),
      wordsTo('wlr-randr'),
      wordsTo('xset'),
    );
  }
  expect(heard).toEqual([
    'setvcp d6 4',
    'standby 0',
    '--output HDMI-A-1 --off --output DP-1 --off',
    'dpms force off',
    'setvcp d6 1',
    'on 0',
    '--output HDMI-A-1 --on --output DP-1 --on',
    'dpms force on',
  ]);
  program('ddcutil', 'exit 1');
  expect(await by('ddc').setPanelPower(true)).toBe('failed');
});
