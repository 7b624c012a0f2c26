import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { buildAppliance } from './appliance/build-appliance.ts';
import { debianArchitecture } from './appliance/control-file.ts';
import type { Architecture } from './appliance/control-file.ts';
import { nodeBinary } from './appliance/node-binary.ts';
import { buildApplianceMain, buildMain } from './build-main.ts';
import { buildPage } from './build-page.ts';
import { fetchElectron } from './fetch-electron.ts';
import { findElectron } from './find-electron.ts';

/*
 * `npm run package`: builds the Debian package of the browser shell, and packages for Electron where its binary can be had.
 * `--x64` and `--arm64` say for which machines (default: like this one); every other word after `--` goes to electron-builder.
 */
const root = resolve(import.meta.dirname, '..');
const say = (sentence: string): void => console.log(sentence);
const words = process.argv.slice(2);
const architectures = wantedArchitectures();

await buildPage(say);
await packageAppliance(join(root, 'build'));
await buildMain(say);
const electron = findElectron(process.env) ?? (await fetchElectron(process.env, say));
if (electron === null)
  say('There is no Electron package, because the Electron binary cannot be had here; dist/ is built for it.');
else process.exitCode = await packageElectron(dirname(electron));

function wantedArchitectures(): Architecture[] {
  const all = Object.keys(debianArchitecture) as Architecture[];
  const wanted = all.filter((name) => words.includes(`--${name}`));
  return wanted.length > 0 ? wanted : all.filter((name) => name === process.arch);
}

async function packageAppliance(folder: string): Promise<void> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const [page, main] = [join(root, 'dist/renderer'), join(folder, 'main')];
  await mkdir(folder, { recursive: true });
  await buildApplianceMain(main);
  for (const architecture of architectures) {
    say(`Building the Debian package for ${debianArchitecture[architecture]}…`);
    const node = await nodeBinary(architecture, say);
    say(await buildAppliance({ version, architecture, node, page, main, folder, compression: 'xz' }));
  }
}

async function packageElectron(electronDist: string): Promise<number> {
  const others = words.filter((word) => !architectures.some((name) => word === `--${name}`));
  const builder = spawn(
    resolve(root, 'node_modules/.bin/electron-builder'),
    [
      '--linux',
      ...architectures.map((name) => `--${name}`),
      `-c.electronDist=${electronDist}`,
      '--publish',
      'never',
      ...others,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const [code] = (await once(builder, 'exit')) as [number | null];
  return code ?? 1;
}
