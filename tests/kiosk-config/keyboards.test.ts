import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const rules = readFileSync(
  resolve(import.meta.dirname, '../../kiosk-config/udev/90-vestibule-keyboards.rules'),
  'utf8',
);

type Device = Record<string, string>;

/** What udev does with these rules: a line whose conditions all hold sets its values, or leads to its label. */
function afterRules(device: Device): Device {
  const after = { ...device };
  let awaited: string | null = null;
  for (const line of rules.split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
    const parts = line.split(', ').map(readPart);
    const label = parts.find(({ key }) => key === 'LABEL');
    if (awaited !== null && label?.value !== awaited) continue;
    awaited = null;
    const isForIt = parts.every(
      ({ key, sign, value }) => sign === '=' || matches(after[key] ?? '', value) === (sign === '=='),
    );
    if (!isForIt) continue;
    for (const { key, sign, value } of parts) {
      if (sign !== '=' || key === 'LABEL') continue;
      if (key === 'GOTO') awaited = value;
      else after[key] = value;
    }
  }
  expect(awaited, 'a GOTO without its LABEL').toBeNull();
  return after;
}

function readPart(text: string): { key: string; sign: string; value: string } {
  const [, key = '', sign = '', value = ''] = /^([A-Z]+(?:\{\w+\})?)(==|!=|=)"([^"]*)"$/.exec(text) ?? [];
  expect(key, text).not.toBe('');
  return { key, sign, value };
}

function matches(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
}

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
  expect(afterRules(device)['ENV{LIBINPUT_IGNORE_DEVICE}'] === '1').toBe(isIgnored);
});
