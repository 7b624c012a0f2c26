import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readUpdateConfig } from '#main/updater/update-config.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { startReleaseServer } from './release-server.ts';
import type { ReleaseServer } from './release-server.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const config = resolve(root, 'kiosk-config/update.json');

let folder: string;
let server: ReleaseServer;
beforeEach(async () => {
  folder = temporaryDirectory();
  server = await startReleaseServer();
  for (const name of ['bin', 'data', 'state', 'releases']) mkdirSync(join(folder, name));
  put('machine-id', 'b0c1d2e3\n');
  put('installed', '1.0.0');
});

function put(path: string, text: string, mode = 0o644): string {
  writeFileSync(join(folder, path), text, { mode });
  chmodSync(join(folder, path), mode);
  return join(folder, path);
}

type Ended = { stdout: string; stderr: string; code: number };

async function program(path: string, words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const PATH = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(':');
  return run(process.execPath, [join(root, path), ...words], { env: { PATH, ...env } }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    ({ stdout, stderr, code }: Ended) => ({ stdout, stderr, code }),
  );
}

const signRelease = (...words: string[]): Promise<Ended> => program('scripts/sign-release.ts', words);

/** A real package with nothing in it but its name and version. */
async function aPackage(version: string, name = 'vestibule-kiosk'): Promise<string> {
  const tree = join(folder, `tree-${name}-${version}`);
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  const control = {
    Package: name,
    Version: version,
    Architecture: 'amd64',
    Maintainer: 'V',
    Description: 'd',
  };
  const text = Object.entries(control).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(tree, 'DEBIAN/control'), text.join(''));
  const path = join(folder, `releases/${name}_${version}_amd64.deb`);
  await run('dpkg-deb', ['--build', tree, path]);
  return path;
}

/** A dpkg that notes its words, asks dpkg-deb for the version, and lets the new version come up. */
function fakeDpkg(): void {
  const note = `echo "$0 $*" >>${folder}/calls`;
  put('bin/dpkg-query', `#!/bin/sh\n${note}\ncat ${folder}/installed\n`, 0o755);
  put(
    'bin/dpkg',
    `#!/bin/sh
${note}
case "$1" in --print-architecture) echo amd64; exit ;; esac
for file; do :; done
version=$(dpkg-deb --field "$file" Version) || exit 2
printf %s "$version" >${folder}/installed
printf '{"version":"%s","upSeconds":61}' "$version" >${folder}/data/health.json
`,
    0o755,
  );
}

function update(publicKey: string): Promise<Ended> {
  const quietHours = { from: '00:00', to: '00:00' };
  const manifest = `${server.url}/latest-linux.json`;
  const updateConfig = put('update.json', JSON.stringify({ manifest, publicKey, quietHours }));
  return program('src-main/updater/main.ts', [], {
    VESTIBULE_UPDATE_CONFIG: updateConfig,
    VESTIBULE_DATA: join(folder, 'data'),
    VESTIBULE_MACHINE_ID: join(folder, 'machine-id'),
    STATE_DIRECTORY: join(folder, 'state'),
  });
}

test('[UP14] [UP13] what sign-release makes, a screen with its key takes', async () => {
  fakeDpkg();
  put('state/vestibule-kiosk_1.0.0.deb', 'the way back');
  const key = join(folder, 'release.pem');
  const made = await signRelease('--new-key', key);
  const [, publicKey = ''] = /^"publicKey": "(.+)"$/m.exec(made.stdout) ?? [];
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const deb = await aPackage('1.1.0');
  expect((await signRelease('--key', key, '--serial', '7', deb)).stderr).toBe('');
  for (const name of ['latest-linux.json', 'vestibule-kiosk_1.1.0_amd64.deb'])
    server.served.set(`/${name}`, { body: readFileSync(join(folder, 'releases', name)) });

  const updated = await update(publicKey);
  expect(updated.stderr).toBe('');
  expect(JSON.parse(updated.stdout)).toEqual({ what: 'update', kind: 'updated', from: '1.0.0', to: '1.1.0' });
  expect(readFileSync(join(folder, 'calls'), 'utf8')).toMatch(
    /dpkg --force-confold --force-confdef -i .+_1\.1\.0\.deb$/m,
  );
  expect(JSON.parse((await update(publicKey)).stdout)).toEqual({ what: 'update', kind: 'current' });

  const [, otherKey = ''] =
    /"publicKey": "(.+)"/.exec((await signRelease('--new-key', `${key}2`)).stdout) ?? [];
  const refused = await update(otherKey);
  expect([JSON.parse(refused.stdout), refused.code]).toEqual([
    { what: 'update', kind: 'refused', because: 'bad-signature' },
    1,
  ]);
}, 60_000);

test('[UP14] a key is not replaced, versions are not mixed, and what is missing is named', async () => {
  const key = put('release.pem', 'the key of all screens');
  expect(await signRelease('--new-key', key)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/is there already/),
  });
  expect(readFileSync(key, 'utf8')).toBe('the key of all screens');
  expect((await signRelease('--key', key)).stderr).toMatch(/Name --key, --serial and the packages/);
  const two = await Promise.all(['1.1.0', '1.2.0'].map((version) => aPackage(version)));
  expect((await signRelease('--key', key, '--serial', '1', ...two)).stderr).toMatch(/not of one version/);
  expect((await signRelease('--key', key, '--serial', '0', two[0] ?? '')).stderr).toMatch(/serial/);
}, 60_000);

test('[UP22] packages of both shells are not signed together', async () => {
  const key = join(folder, 'release.pem');
  await signRelease('--new-key', key);
  const both = [await aPackage('1.1.0'), await aPackage('1.1.0', 'vestibule')];
  expect((await signRelease('--key', key, '--serial', '1', ...both)).stderr).toMatch(/not for one shell/);
  expect((await signRelease('--key', key, '--serial', '1', both[1] ?? '')).stderr).toBe('');
  const envelope = z
    .object({ signed: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'releases/latest-linux.json'), 'utf8')));
  expect(JSON.parse(envelope.signed)).toMatchObject({ package: 'vestibule', version: '1.1.0' });
}, 60_000);

test('[UP12] the configuration that we ship is valid, and updates nothing before it has a key', () => {
  expect(readUpdateConfig(config)).toMatchObject({
    publicKey: '',
    quietHours: { from: '02:00', to: '05:00' },
  });
});

const faults: [text: string, says: RegExp][] = [
  ['{', /update\.json cannot be read as JSON/],
  ['{}', /update\.json: manifest /],
  ['{"manifest":"http://town.example/latest.json"}', /manifest is not an https address/],
  [
    '{"manifest":"https://town.example/latest.json","quietHours":{"from":"25:00"}}',
    /quietHours\.from is not an hour/,
  ],
  ['{"manifest":"https://town.example/latest.json","publickey":"x"}', /publickey/],
  ['{"manifest":"https://town.example/latest.json","package":"other"}', /package /],
  ['{"manifest":"https://town.example/latest.json","publicKey":"bm8="}', /publicKey is not an Ed25519 key/],
];
test.each(faults)('[UP12] %s', (text, says) => {
  const path = put('update.json', text);
  expect(() => readUpdateConfig(path)).toThrow(says);
});
