import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { buildMain } from './build-main.ts';
import { buildPage } from './build-page.ts';
import { fetchElectron } from './fetch-electron.ts';
import { findElectron } from './find-electron.ts';

/*
 * `npm run package`: builds, and packages for this machine's architecture where the Electron binary can be had; words after `--` go
 * to electron-builder.
 */
const root = resolve(import.meta.dirname, '..');
const say = (sentence: string): void => console.log(sentence);

await buildPage(say);
await buildMain(say);
const electron = findElectron(process.env) ?? (await fetchElectron(process.env, say));
if (electron === null)
  say('dist/ is built. There is no package, because the Electron binary cannot be had here.');
else process.exitCode = await packageWith(dirname(electron));

async function packageWith(electronDist: string): Promise<number> {
  const words = ['--linux', `--${process.arch}`, `-c.electronDist=${electronDist}`, '--publish', 'never'];
  const builder = spawn(
    resolve(root, 'node_modules/.bin/electron-builder'),
    [...words, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  const [code] = (await once(builder, 'exit')) as [number | null];
  return code ?? 1;
}
