import { join } from 'node:path';
import process from 'node:process';
import * as electron from 'electron';
import { KioskError } from '#shared/kiosk-error.ts';
import { readKioskConfig } from '../supervisor/read-kiosk-config.ts';
import { pageUrl } from './app-protocol.ts';
import { prepareElectron, startElectronShell } from './start-electron-shell.ts';

/*
 * The Electron shell as a process. It runs bundled, in `dist/main`, beside the host and the preload, and has everything
 * tested in the files it joins.
 */
const { app } = electron;
const data = process.env['VESTIBULE_DATA'] || join(app.getPath('appData'), 'vestibule');
const beside = (path: string): string => join(import.meta.dirname, path);

if (prepareElectron(electron, data)) run().catch(fail);
else app.exit(0);

async function run(): Promise<void> {
  const config = readKioskConfig(data, process.env);
  await app.whenReady();
  const shell = await startElectronShell(electron, {
    data,
    page: beside('../renderer'),
    preload: beside('preload.cjs'),
    hostEntry: beside('host.js'),
    display: config.display,
    environment: { ...process.env, VESTIBULE_DATA: data, VESTIBULE_KIOSK_CONFIG: JSON.stringify(config) },
    giveUp: () => end(1),
  });
  const end = (code: number): void => void shell.stop().finally(() => app.exit(code));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));
  app.on('window-all-closed', () => end(0));
  await shell.whenUp;
  if (process.env['VESTIBULE_JSON'] === '1')
    process.stdout.write(`${JSON.stringify({ ready: true, kiosk: pageUrl })}\n`);
}

function fail(error: unknown): void {
  const isExpected = error instanceof KioskError;
  process.stderr.write(
    isExpected
      ? `${error.code}: ${error.message}\n`
      : `${String(error instanceof Error ? error.stack : error)}\n`,
  );
  app.exit(1);
}
