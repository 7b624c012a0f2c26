import { expect, test } from 'vitest';
import { readOptions, toEnvironment } from '#scripts/options.ts';
import type { Command } from '#scripts/options.ts';
import { KioskError } from '#shared/kiosk-error.ts';

test('[CM1] the command line goes before the environment, and that before the default', () => {
  const environment = {
    VESTIBULE_PORT: '1',
    VESTIBULE_SHELL: 'none',
    VESTIBULE_DATA: '/a',
    VESTIBULE_JSON: '1',
  };
  expect(readOptions('start', ['--port', '2', '--data=/b'], environment)).toEqual({
    port: 2,
    shell: 'none',
    data: '/b',
    json: true,
    fresh: false,
  });
});

test('[CM1] an empty variable counts as absent, and a data directory is made absolute', () => {
  const environment = { VESTIBULE_SHELL: '', VESTIBULE_SERVER: '', VESTIBULE_DATA: 'here' };
  expect(readOptions('kiosk', [], environment)).toEqual({
    data: `${process.cwd()}/here`,
    json: false,
    fresh: false,
  });
});

test('[CM1] without --data everybody has a directory of their own', () => {
  expect(readOptions('start', [], {}).data).toMatch(/\/vestibule-start-\w+$/);
  expect(readOptions('kiosk', [], { XDG_DATA_HOME: '/x' }).data).toBe('/x/vestibule/kiosk');
  expect(readOptions('server', [], { XDG_DATA_HOME: '/x' }).data).toBe('/x/vestibule/server');
});

const wrong: [command: Command, words: string[], environment: NodeJS.ProcessEnv, names: string][] = [
  ['start', ['--shell', 'firefox'], {}, '--shell is not electron, browser or none'],
  ['start', ['--port', 'high'], {}, '--port is not a number'],
  ['start', ['--port', '70000'], {}, '--port'],
  ['kiosk', ['--server', 'http://town.example'], {}, '--server is not an https address'],
  ['kiosk', ['--code', 'AAAA-AAAB'], {}, '--code is not a residence code'],
  ['server', ['--database-url', 'mysql://x'], {}, '--database-url is not a postgres://… address'],
  ['start', [], { VESTIBULE_JSON: 'yes' }, 'VESTIBULE_JSON is not 0 or 1'],
  ['start', ['--code', 'YAS6-55UC'], {}, "Unknown option '--code'"],
  ['start', ['--data'], {}, "'--data <value>' argument missing"],
  ['server', ['somewhere'], {}, 'somewhere'],
];
test.each(wrong)('[CM2] %s %j is refused by name', (command, words, environment, names) => {
  const read = (): unknown => readOptions(command, words, environment);
  expect(read).toThrow(KioskError);
  expect(read).toThrow(names);
});

test('[CM1] what a command was told reaches the processes it starts', () => {
  const options = readOptions(
    'kiosk',
    ['--fresh', '--port=0', '--server', 'https://a.example', '--data', '/d'],
    {},
  );
  const environment = toEnvironment(options);
  expect(environment).toEqual({
    VESTIBULE_FRESH: '1',
    VESTIBULE_JSON: '0',
    VESTIBULE_PORT: '0',
    VESTIBULE_SERVER: 'https://a.example',
    VESTIBULE_DATA: '/d',
  });
  expect(readOptions('kiosk', [], environment)).toEqual(options);
});
