import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildMain } from './build-main.ts';
import { buildPage } from './build-page.ts';
import { chooseShell } from './choose-shell.ts';
import { findElectron } from './find-electron.ts';
import { readOptions, toEnvironment } from './options.ts';
import type { Options } from './options.ts';
import { runCommand } from './run-command.ts';

/** `npm run kiosk`: one kiosk against a server. */
await runCommand(async () => {
  const options = readOptions('kiosk', process.argv.slice(2), process.env);
  const say = (sentence: string): void => void (options.json || process.stderr.write(`${sentence}\n`));
  prepareData(options, say);
  await buildPage(say);
  const { shell, because } = await chooseShell(options.shell, process.env, say);
  if (because !== null) say(`${because} Open the kiosk's address in a browser.`);
  Object.assign(process.env, toEnvironment({ ...options, shell }));
  const electron = shell === 'electron' ? findElectron(process.env) : null;
  if (electron === null) await import('../src-main/browser/main.ts');
  else await runElectron(electron, say);
});

/** A fresh kiosk begins in the wizard. What the one before it holds is set aside: people's actions may wait in it. */
function prepareData({ data, fresh }: Options, say: (sentence: string) => void): void {
  if (fresh && existsSync(data)) {
    const aside = `${data}.before-${new Date().toISOString().replaceAll(':', '-')}`;
    renameSync(data, aside);
    say(`The data of the kiosk before this one is kept in ${aside}`);
  }
  mkdirSync(data, { recursive: true, mode: 0o700 });
}

async function runElectron(binary: string, say: (sentence: string) => void): Promise<void> {
  await buildMain(say);
  const main = resolve(import.meta.dirname, '../dist/main/electron.js');
  const child = spawn(binary, [main], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
