import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKioskConfig } from '#main/supervisor/read-kiosk-config.ts';
import { KioskError } from '#shared/kiosk-error.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('[CM1] the environment goes before kiosk.json, and an empty value counts as absent', async () => {
  await writeFile(
    join(folder, 'kiosk.json'),
    '{"server":"https://a.example","port":4321,"screenName":"Hall B"}',
  );
  const environment = { VESTIBULE_SERVER: 'https://b.example', VESTIBULE_PORT: '', VESTIBULE_CODE: '' };
  expect(readKioskConfig(folder, environment)).toMatchObject({
    server: 'https://b.example',
    port: 4321,
    screenName: 'Hall B',
  });
});

test('[PK5] an installed screen reads the file that VESTIBULE_CONFIG names, and no other', async () => {
  await writeFile(join(folder, 'kiosk.json'), '{"screenName":"Data"}');
  await writeFile(join(folder, 'etc.json'), '{"screenName":"Etc"}');
  expect(readKioskConfig(folder, { VESTIBULE_CONFIG: join(folder, 'etc.json') }).screenName).toBe('Etc');
  expect(readKioskConfig(folder, { VESTIBULE_CONFIG: '' }).screenName).toBe('Data');
});

test('[PN14] a presence sensor is a value of the kernel, and from which value on somebody is near', async () => {
  const presence = {
    file: '/sys/bus/iio/devices/iio:device0/in_distance_raw',
    nearFrom: 900,
    nearIs: 'below',
  };
  await writeFile(join(folder, 'kiosk.json'), JSON.stringify({ presence }));
  expect(readKioskConfig(folder, {}).presence).toEqual(presence);
});

const sensor = (change: object) =>
  JSON.stringify({ presence: { file: '/sys/a/in_proximity_raw', nearFrom: 40, nearIs: 'above', ...change } });
test.each([
  ['a file elsewhere', { file: '/etc/shadow' }, /^kiosk\.json: presence\.file is not a file below \/sys\//],
  ['a way out of /sys/', { file: '/sys/../etc/shadow' }, /presence\.file is not a file below/],
  ['the end of such a way', { file: '/sys/class/..' }, /presence\.file is not a file below/],
  ['/sys/ itself', { file: '/sys/' }, /presence\.file is not a file below/],
  ['an edge that is no number', { nearFrom: 'close' }, /^kiosk\.json: presence\.nearFrom /],
  ['a side that there is not', { nearIs: 'left' }, /^kiosk\.json: presence\.nearIs /],
  ['a word that is not known', { near: 1 }, /^kiosk\.json: presence Unrecognized key/],
])('[PN14] of a presence sensor, %s is named', async (_what, change, says) => {
  await writeFile(join(folder, 'kiosk.json'), sensor(change));
  expect(() => readKioskConfig(folder, {})).toThrow(says);
});

const faults: [what: string, file: string, environment: NodeJS.ProcessEnv, field: string, says: RegExp][] = [
  ['a file that is not JSON', '{', {}, 'kiosk.json', /kiosk\.json cannot be read as JSON/],
  ['a file that is a list', '[]', {}, 'kiosk.json', /is not an object/],
  ['a field of the file', '{"port":-1}', {}, 'port', /^kiosk\.json: port /],
  [
    'a server without TLS',
    '{}',
    { VESTIBULE_SERVER: 'http://town.example' },
    'server',
    /^VESTIBULE_SERVER is not an https/,
  ],
  ['a port that is a word', '{}', { VESTIBULE_PORT: 'high' }, 'port', /^VESTIBULE_PORT /],
  [
    'a mistyped code',
    '{}',
    { VESTIBULE_CODE: 'AAAA-AAAB' },
    'code',
    /^VESTIBULE_CODE is not a residence code/,
  ],
];
test.each(faults)('[CM2] %s is named', async (_what, file, environment, field, says) => {
  await writeFile(join(folder, 'kiosk.json'), file);
  const read = (): unknown => readKioskConfig(folder, environment);
  expect(read).toThrow(KioskError);
  expect(read).toThrow(says);
  expect(read).toThrow(expect.objectContaining({ code: 'config.invalid', field }));
});
