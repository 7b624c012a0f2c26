import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { EnrolmentFiles } from '#server/residences/enrolment-files.ts';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

const run = promisify(execFile);
const folder = resolve(import.meta.dirname, '../../kiosk-config');
const script = join(folder, 'set-up-screen.sh');

/** Programs of Debian's that the script calls; they note how they were called. */
const fakes: Record<string, string> = {
  id: 'echo 0',
  dpkg: 'echo amd64',
  'dpkg-deb': 'case "$3" in Package) echo vestibule-kiosk ;; Version) echo 1.2.0 ;; *) echo amd64 ;; esac',
  'apt-get': '',
  systemctl: '',
};

type Machine = { root: string; bin: string; deb: string; calls: () => string[] };

/** A Debian 12 on which the package has been unpacked, as far as the script looks at it. */
function aMachine(changed: Record<string, string> = {}): Machine {
  const [root, bin] = [temporaryDirectory(), temporaryDirectory()];
  const log = join(bin, 'calls.log');
  writeFileSync(log, '');
  for (const [name, text] of Object.entries({ ...fakes, ...changed })) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >>${log}\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  for (const path of ['etc/vestibule', 'usr/share/vestibule', 'usr/lib/vestibule'])
    mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, 'etc/os-release'), 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n');
  cpSync(join(folder, 'kiosk.json'), join(root, 'etc/vestibule/kiosk.json'));
  cpSync(join(folder, 'profiles'), join(root, 'usr/share/vestibule/profiles'), { recursive: true });
  writeFileSync(join(root, 'usr/lib/vestibule/node'), `#!/bin/sh\nexec ${process.execPath} "$@"\n`, {
    mode: 0o755,
  });
  const deb = join(bin, 'vestibule-kiosk_1.2.0_amd64.deb');
  writeFileSync(deb, '');
  return { root, bin, deb, calls: () => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean) };
}

type Said = { said: string; complained: string; code: number };

async function setUp(machine: Machine, words: string[]): Promise<Said> {
  const env = { PATH: `${machine.bin}:/usr/bin:/bin`, VESTIBULE_ROOT: machine.root };
  const ended = run('bash', [script, ...words], { env }).then(
    ({ stdout, stderr }) => ({ said: stdout, complained: stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => ({
      said: error.stdout,
      complained: error.stderr,
      code: error.code,
    }),
  );
  return ended;
}

/** Every file of the machine with its time and text. */
function filesOf(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => `${path} ${statSync(path).mtimeMs} ${readFileSync(path, 'utf8')}`);
}

const read = (machine: Machine, path: string): string => readFileSync(join(machine.root, path), 'utf8');
const all = ['--server', 'https://town.example', '--profile', 'portrait-43', '--keypad', '1C4F:0002'];

test('[PK6] a fresh Debian 12 becomes a screen with the named server and panel', async () => {
  const machine = aMachine();
  expect(await setUp(machine, [machine.deb, ...all])).toMatchObject({ complained: '', code: 0 });
  const config = kioskConfigSchema.parse(JSON.parse(read(machine, 'etc/vestibule/kiosk.json')));
  expect(config).toMatchObject({
    server: 'https://town.example',
    screenName: 'Hall du bâtiment A',
    panel: { diagonalInches: 43, bottomMm: 850 },
  });
  expect(machine.calls()).toContainEqual(
    expect.stringMatching(/^apt-get install .*vestibule-kiosk_1\.2\.0_amd64\.deb$/),
  );
  expect(machine.calls()).toContainEqual(
    expect.stringMatching(
      /^systemctl enable .* vestibule-kiosk\.service vestibule-update\.timer vestibule-update\.path vestibule-reboot\.path vestibule-turn\.path vestibule-clock\.path$/,
    ),
  );
  expect(read(machine, 'etc/udev/rules.d/89-vestibule-keypad.rules')).toBe(
    'SUBSYSTEM=="input", ATTRS{idVendor}=="1c4f", ATTRS{idProduct}=="0002", ENV{VESTIBULE_KEYPAD}="1"\n',
  );
});

test('[PK6] a second run changes nothing', async () => {
  const machine = aMachine();
  await setUp(machine, [machine.deb, ...all]);
  const before = filesOf(machine.root);
  const { said, code } = await setUp(machine, [machine.deb, ...all]);
  expect(code).toBe(0);
  expect(said).toContain('/etc/vestibule/kiosk.json is as it should be');
  expect(filesOf(machine.root)).toEqual(before);
});

test('[PK6] with nothing but the package, what is configured stays', async () => {
  const machine = aMachine();
  const before = filesOf(machine.root);
  expect((await setUp(machine, [machine.deb])).code).toBe(0);
  const kept = /var\/lib\/vestibule-update\/vestibule-kiosk_1\.2\.0\.deb /;
  const after = filesOf(machine.root);
  expect(after.filter((file) => kept.test(file))).toHaveLength(1); // the way back from the first update
  expect(after.filter((file) => !kept.test(file))).toEqual(before);
});

test('[PK6] where releases come from is taken over as it is', async () => {
  const machine = aMachine();
  const updates = '{ "manifest": "https://town.example/latest-linux.json", "publicKey": "" }';
  writeFileSync(join(machine.bin, 'update.json'), updates);
  expect((await setUp(machine, [machine.deb, '--updates', join(machine.bin, 'update.json')])).code).toBe(0);
  expect(read(machine, 'etc/vestibule/update.json')).toBe(`${updates}\n`);
});

test('[IN35] the key of the server whose files on a stick are believed stands in the configuration', async () => {
  const machine = aMachine();
  const { serverKey } = new EnrolmentFiles(Buffer.from('a secret'));
  expect(await setUp(machine, [machine.deb, '--server-key', serverKey])).toMatchObject({
    complained: '',
    code: 0,
  });
  const config = kioskConfigSchema.parse(JSON.parse(read(machine, 'etc/vestibule/kiosk.json')));
  expect(config).toMatchObject({ serverKey, server: 'https://vestibule.example' });
});

const turns: [words: string[], cage: string, matrix: string][] = [
  [['--profile', 'portrait-43'], '-r', '0 -1 1 1 0 0'],
  [['--profile', 'landscape-55'], '', '1 0 0 0 1 0'],
  [['--profile', 'portrait-43', '--turn', '270'], '-r -r -r', '0 1 0 -1 0 1'],
  [['--turn', '180'], '-r -r', '-1 0 1 0 -1 1'],
];
test.each(turns)('[PK8] %j', async (words, cage, matrix) => {
  const machine = aMachine();
  expect((await setUp(machine, [machine.deb, ...words])).code).toBe(0);
  expect(read(machine, 'etc/default/vestibule-kiosk')).toBe(`CAGE_OPTIONS=${cage}\n`);
  expect(read(machine, 'etc/udev/rules.d/89-vestibule-turn.rules')).toContain(
    `ENV{LIBINPUT_CALIBRATION_MATRIX}="${matrix}"`,
  );
});

test('[PK25] a screen that is set up is turned by itself, and nothing else of it is touched', async () => {
  const machine = aMachine();
  const before = read(machine, 'etc/vestibule/kiosk.json');
  expect(await setUp(machine, ['--turn', '90'])).toMatchObject({ complained: '', code: 0 });
  expect(read(machine, 'etc/default/vestibule-kiosk')).toBe('CAGE_OPTIONS=-r\n');
  expect(read(machine, 'etc/vestibule/kiosk.json')).toBe(before);
  expect((await setUp(machine, ['--turn', '45'])).complained).toMatch(/--turn 45 is not/);
  expect((await setUp(machine, ['--turn', ''])).complained).toMatch(/Name the package/);
});

const refusals: [what: string, words: string[], changed: Record<string, string>, says: RegExp][] = [
  ['no package', [], {}, /Name the package/],
  ['a package that is not there', ['/nowhere.deb'], {}, /There is no file \/nowhere\.deb/],
  ['an unknown option', ['DEB', '--fast'], {}, /There is no option --fast/],
  ['an option without its value', ['DEB', '--server'], {}, /--server needs a value/],
  ['a server without TLS', ['DEB', '--server', 'http://town.example'], {}, /is not an https address/],
  ['an odd turn', ['DEB', '--turn', '45'], {}, /--turn 45 is not 0, 90, 180 or 270/],
  ['a keypad that is none', ['DEB', '--keypad', 'usb'], {}, /--keypad usb is not of the form/],
  ['a key that is none', ['DEB', '--server-key', 'key'], {}, /--server-key key is not the key of a server/],
  [
    'a profile with a path in it',
    ['DEB', '--profile', '../../etc/passwd'],
    {},
    /is not the name of a profile/,
  ],
  ['another user than root', ['DEB'], { id: 'echo 1000' }, /Run it as root/],
  [
    'another architecture',
    ['DEB'],
    { dpkg: 'echo arm64' },
    /The package is for amd64, and this machine is arm64/,
  ],
  ['another package', ['DEB'], { 'dpkg-deb': 'echo hello' }, /is not the package vestibule-kiosk/],
  ['a file that is no package', ['DEB'], { 'dpkg-deb': 'exit 2' }, /is not a Debian package/],
];
test.each(refusals)('[PK7] %s', async (_what, words, changed, says) => {
  const machine = aMachine(changed);
  const before = filesOf(machine.root);
  const { complained, code } = await setUp(
    machine,
    words.map((word) => (word === 'DEB' ? machine.deb : word)),
  );
  expect(complained).toMatch(says);
  expect(code).toBe(1);
  expect(filesOf(machine.root)).toEqual(before);
  expect(machine.calls().filter((call) => /^(apt-get|systemctl)/.test(call))).toEqual([]);
});

test('[PK7] another Debian', async () => {
  const machine = aMachine();
  writeFileSync(
    join(machine.root, 'etc/os-release'),
    'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian 13"\n',
  );
  expect((await setUp(machine, [machine.deb])).complained).toMatch(
    /This is Debian 13; a screen is made of Debian 12/,
  );
  expect(machine.calls().filter((call) => /^(apt-get|systemctl)/.test(call))).toEqual([]);
});

const shellScripts = [
  script,
  join(folder, 'vestibule-kiosk'),
  ...['postinst', 'prerm', 'postrm'].map((name) => join(folder, 'debian', name)),
];
test.each(shellScripts)('[PK1] the shell reads %s', (path) => {
  expect(spawnSync('bash', ['-n', path], { encoding: 'utf8' }).stderr).toBe('');
  const checked = spawnSync('shellcheck', [path], { encoding: 'utf8' });
  if (checked.error === undefined) expect(checked.stdout).toBe('');
});
