import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { KioskError } from '#shared/kiosk-error.ts';
import { startBrowserShell } from './start-browser-shell.ts';

/*
 * The browser shell as a process: environment in, one ready line out, SIGTERM or Ctrl+C to end. Its own part of the
 * environment is read here; the rest goes on to the host.
 */
const environmentSchema = z.object({
  VESTIBULE_DATA: z.string().min(1),
  VESTIBULE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  VESTIBULE_SHELL: z.enum(['browser', 'none']).default('browser'),
  VESTIBULE_JSON: z.enum(['0', '1']).default('0'),
});

const isBundle = import.meta.filename.endsWith('.js');
const beside = (path: string): string => join(import.meta.dirname, path);

try {
  const environment = readEnvironment();
  const starting = startBrowserShell({
    data: environment.VESTIBULE_DATA,
    port: environment.VESTIBULE_PORT,
    page: beside(isBundle ? '../renderer' : '../../dist/renderer'),
    hostEntry: beside(isBundle ? 'host.js' : '../host/main.ts'),
    window: environment.VESTIBULE_SHELL === 'none' ? 'none' : 'chromium',
    environment: process.env,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(starting));
  const shell = await starting;
  await shell.whenUp;
  announce(shell.address, environment.VESTIBULE_JSON === '1');
} catch (error) {
  if (!(error instanceof KioskError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exit(1);
}

function readEnvironment(): z.infer<typeof environmentSchema> {
  const parsed = environmentSchema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  throw new KioskError('config.invalid', z.prettifyError(parsed.error));
}

function announce(kiosk: string, isJson: boolean): void {
  process.stdout.write(isJson ? `${JSON.stringify({ ready: true, kiosk })}\n` : `Kiosk: ${kiosk}\n`);
}

/** A second signal changes nothing: ending takes less than three seconds. */
async function end(starting: ReturnType<typeof startBrowserShell>): Promise<void> {
  await (await starting).stop();
  process.exit(0);
}
