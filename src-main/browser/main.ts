import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { KioskError } from '#shared/kiosk-error.ts';
import { readKioskConfig } from '../supervisor/read-kiosk-config.ts';
import { startBrowserShell } from './start-browser-shell.ts';

/*
 * The browser shell as a process: environment and `kiosk.json` in, one ready line out, SIGTERM or Ctrl+C to end.
 */
const environmentSchema = z.object({
  VESTIBULE_DATA: z.string().min(1),
  VESTIBULE_JSON: z.enum(['0', '1']).default('0'),
});

const isBundle = import.meta.filename.endsWith('.js');
const beside = (path: string): string => join(import.meta.dirname, path);

try {
  const environment = readEnvironment();
  const config = readKioskConfig(environment.VESTIBULE_DATA, process.env);
  const starting = startBrowserShell({
    data: environment.VESTIBULE_DATA,
    port: config.port,
    page: beside(isBundle ? '../renderer' : '../../dist/renderer'),
    hostEntry: beside(isBundle ? 'host.js' : '../host/main.ts'),
    window: config.shell === 'none' ? 'none' : 'chromium',
    environment: { ...process.env, VESTIBULE_KIOSK_CONFIG: JSON.stringify(config) },
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    giveUp: () => void end(starting, 1),
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
async function end(starting: ReturnType<typeof startBrowserShell>, code = 0): Promise<void> {
  await (await starting).stop();
  process.exit(code);
}
