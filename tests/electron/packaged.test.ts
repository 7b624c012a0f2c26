import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMain } from '#scripts/build-main.ts';
import { buildPage } from '#scripts/build-page.ts';
import { firstDownload } from '#scripts/first-download.ts';
import { asarFiles } from './asar-files.ts';
import type { ArchivedFile } from './asar-files.ts';
import { makeElectronStandIn } from './electron-stand-in.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: { electron: string };
};

let folder: string;

/** electron-builder itself, with our configuration; only Electron and fpm are stood in for. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-electron-'));
  const electron = join(folder, 'electron');
  makeElectronStandIn(electron, devDependencies.electron);
  await Promise.all([buildPage(() => {}), buildMain(() => {})]);
  await run(
    join(root, 'node_modules/.bin/electron-builder'),
    '--linux deb --x64 --arm64 --publish never'
      .split(' ')
      .concat(`-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'built')}`),
    { cwd: root, env: { ...process.env, CUSTOM_FPM_PATH: join(import.meta.dirname, 'fpm-stand-in.sh') } },
  );
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const architectures = [
  { architecture: 'x64', unpacked: 'linux-unpacked', debian: 'amd64' },
  { architecture: 'arm64', unpacked: 'linux-arm64-unpacked', debian: 'arm64' },
];

test('[PK24] the page is React’s production build, though a test run built it', async () => {
  const { scripts } = await firstDownload(join(root, 'dist/renderer'));
  expect(scripts).toBeLessThanOrEqual(170 * 1024);
});

describe.each(architectures)('packaged for $architecture', ({ architecture, unpacked, debian }) => {
  let files: ArchivedFile[];
  const inside = (...path: string[]): string => join(folder, 'built', unpacked, ...path);
  beforeAll(() => void (files = asarFiles(inside('resources/app.asar'))));

  test('[PK20] every import of the bundles is in the package', () => {
    const paths = new Set(files.map(({ path }) => path));
    const bundles = files.filter(({ path }) => /^dist\/main\/.+\.c?js$/.test(path));
    expect(bundles.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['dist/main/electron.js', 'dist/main/host.js', 'dist/main/preload.cjs']),
    );
    const missing = bundles.flatMap((bundle) =>
      importsOf(bundle).filter((name) => !isThere(name, bundle.path, paths)),
    );
    expect(missing.toSorted((a, b) => a.localeCompare(b))).toEqual(optional);
    const main = files.find(({ path }) => path === 'package.json')?.text ?? '';
    expect(JSON.parse(main)).toMatchObject({ main: 'dist/main/electron.js', type: 'module' });
    expect(paths).toContain('dist/renderer/index.html');
  });

  test('[PK21] one binary of SQLite is in it, outside the archive, and nothing that is not needed', () => {
    const binaries = files.filter(({ path }) => path.endsWith('.node'));
    const wanted = `node_modules/better-sqlite3/prebuilds/linux-${architecture}.node`;
    expect(binaries).toEqual([{ path: wanted, isUnpacked: true, text: '' }]);
    expect(existsSync(inside('resources/app.asar.unpacked', wanted))).toBe(true);
    const others = files.filter(
      ({ path }) => !/^(dist\/|node_modules\/better-sqlite3\/(lib|prebuilds)\/)/.test(path),
    );
    expect(others.map(({ path }) => path)).toEqual([
      'node_modules/better-sqlite3/LICENSE',
      'node_modules/better-sqlite3/package.json',
      'package.json',
    ]);
  });

  test('[PK22] the fuses of the packaged binary, read back, are the decided ones', async () => {
    const wire = (await getCurrentFuseWire(inside('vestibule'))) as unknown as Record<number, number>;
    const isOn = (fuse: FuseV1Options): boolean => String.fromCharCode(wire[fuse] ?? 0) === '1';
    const { RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments } = FuseV1Options;
    expect(
      [RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments].map(isOn),
    ).toEqual([false, false, false]);
    expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  });

  test('[PK23] the Debian package names what it needs, and nothing in it switches the sandbox off', async () => {
    const deb = join(folder, 'built', `vestibule_${readVersion()}_${debian}.deb`);
    const { stdout: fields } = await run('dpkg-deb', ['--field', deb]);
    expect(fields).toMatch(new RegExp(`^Package: vestibule\nVersion: .+\nArchitecture: ${debian}$`, 'm'));
    expect(fields).toMatch(/^Depends: .*libgtk-3-0.*libnss3/m);
    expect(fields).not.toMatch(/xdg-utils|appindicator/);
    const [tree, control] = [join(folder, `tree-${debian}`), join(folder, `control-${debian}`)];
    await Promise.all([run('dpkg-deb', ['-x', deb, tree]), run('dpkg-deb', ['-e', deb, control])]);
    const entry = readFileSync(join(tree, 'usr/share/applications/vestibule.desktop'), 'utf8');
    expect(entry).toMatch(/^Exec=\/opt\/Vestibule\/vestibule/m);
    const texts = [entry, readFileSync(join(control, 'postinst'), 'utf8'), ...files.map(({ text }) => text)];
    expect(texts.filter((text) => text.includes('--no-sandbox'))).toEqual([]);
  });
});

/** ws goes faster with them and asks first whether they are there. */
const optional = ['bufferutil', 'utf-8-validate'];

function importsOf({ text }: ArchivedFile): string[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^;'"]*?["']([^"'\n]+)["'];?$|(?:\b|__)(?:require|import)\(["']([^"'\n]+)["']\)/gm,
  );
  return [...found].map(([, named, called]) => named ?? called ?? '');
}

function isThere(name: string, from: string, paths: ReadonlySet<string>): boolean {
  if (name.startsWith('node:') || builtinModules.includes(name) || name === 'electron') return true;
  if (name.startsWith('.')) return paths.has(posix.join(posix.dirname(from), name));
  return paths.has(`node_modules/${name}/package.json`);
}

function readVersion(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
