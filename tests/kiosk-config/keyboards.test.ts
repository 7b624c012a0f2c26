import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { afterRules } from './udev-rules.ts';
import type { Device } from './udev-rules.ts';

const rules = readFileSync(
  resolve(import.meta.dirname, '../../kiosk-config/udev/90-vestibule-keyboards.rules'),
  'utf8',
);

const event = { ACTION: 'add', SUBSYSTEM: 'input', KERNEL: 'event3' };
const keyboard = { ...event, 'ENV{ID_INPUT_KEYBOARD}': '1', 'ENV{ID_INPUT_KEY}': '1' };
const devices: [what: string, device: Device, isIgnored: boolean][] = [
  ['a keyboard', keyboard, true],
  ['a keyboard that was there at power-on', { ...keyboard, ACTION: 'change' }, true],
  ['the keypad that the residence allows', { ...keyboard, 'ENV{VESTIBULE_KEYPAD}': '1' }, false],
  ['a touch panel', { ...event, 'ENV{ID_INPUT_TOUCHSCREEN}': '1' }, false],
  ['a touch panel that also has keys', { ...keyboard, 'ENV{ID_INPUT_TOUCHSCREEN}': '1' }, false],
  ['the power button', { ...event, 'ENV{ID_INPUT_KEY}': '1' }, false],
  ['a keyboard that goes', { ...keyboard, ACTION: 'remove' }, false],
];

test.each(devices)('[PK4] %s', (_what, device, isIgnored) => {
  expect(afterRules(rules, device)['ENV{LIBINPUT_IGNORE_DEVICE}'] === '1').toBe(isIgnored);
});
