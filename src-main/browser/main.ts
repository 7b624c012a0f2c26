import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { startBrowserShell } from './start-browser-shell.ts';

/*
 * The browser shell as a process. What it is told comes by environment (docs/INSTALL.md): its own part is read here,
 * the rest goes on to the host.
 */
const environment = z
  .object({
    VESTIBULE_DATA: z.string().min(1),
    VESTIBULE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
    VESTIBULE_SHELL: z.enum(['browser', 'none']).default('browser'),
    VESTIBULE_JSON: z.enum(['0', '1']).default('0'),
  })
  .parse(process.env);

const isBundle = import.meta.filename.endsWith('.js');
const page = join(import.meta.dirname, isBundle ? '../renderer' : '../../dist/renderer');
const hostEntry = join(import.meta.dirname, isBundle ? 'host.js' : '../host/main.ts');
const isJson = environment.VESTIBULE_JSON === '1';

const shell = await startBrowserShell({
  data: environment.VESTIBULE_DATA,
  port: environment.VESTIBULE_PORT,
  page,
  hostEntry,
  window: environment.VESTIBULE_SHELL === 'none' ? 'none' : 'chromium',
  environment: process.env,
  say: (sentence) => process.stderr.write(`${sentence}\n`),
});

let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    void shell.stop().finally(() => process.exit(0));
  });
}

await shell.whenUp;
process.stdout.write(
  isJson ? `${JSON.stringify({ ready: true, kiosk: shell.address })}\n` : `Kiosk: ${shell.address}\n`,
);
