import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { KioskError } from '#shared/kiosk-error.ts';
import { traceOf } from '#shared/trace-of.ts';
import { createServer } from './create-server.ts';
import type { LogEntry } from './log.ts';

/** The process of the central server: environment in, one ready line out, SIGTERM or SIGINT to end. */

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((text) => text === '1');

const environmentSchema = z.object({
  VESTIBULE_DATA: z
    .string()
    .min(1)
    .default(join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'vestibule', 'server')),
  VESTIBULE_HOST: z.string().min(1).default('127.0.0.1'),
  VESTIBULE_PORT: z.coerce.number().int().min(0).max(65_535).default(8480),
  VESTIBULE_DATABASE_URL: z.url().optional(),
  VESTIBULE_STAFF_USER: z.string().min(1).max(100).default('operator'),
  VESTIBULE_STAFF_PASSWORD: z.string().min(12).max(200).optional(),
  VESTIBULE_TRUST_PROXY: flag,
  VESTIBULE_BACKUP_AGE_DAYS: z.coerce.number().min(0).optional(),
  VESTIBULE_JSON: flag,
});

const environment = readEnvironment();
const isJson = environment.VESTIBULE_JSON || process.argv.includes('--json');

try {
  const dataDir = environment.VESTIBULE_DATA;
  const databaseUrl = environment.VESTIBULE_DATABASE_URL;
  const staff = {
    user: environment.VESTIBULE_STAFF_USER,
    password: environment.VESTIBULE_STAFF_PASSWORD ?? keptPassword(dataDir),
  };
  const days = environment.VESTIBULE_BACKUP_AGE_DAYS;
  const server = await createServer({
    dataDir,
    port: environment.VESTIBULE_PORT,
    host: environment.VESTIBULE_HOST,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    staff,
    log: print,
    trustProxy: environment.VESTIBULE_TRUST_PROXY,
    backupAgeMs: days === undefined ? null : days * 86_400_000,
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void server.close().then(() => process.exit(0)));
  announce(server.url, staff);
} catch (error) {
  if (!(error instanceof KioskError)) throw error;
  fail(error.code, error.message);
}

function readEnvironment(): z.infer<typeof environmentSchema> {
  const parsed = environmentSchema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  return fail('config.invalid', z.prettifyError(parsed.error));
}

/** Without a password in the environment one is made at the first start and kept beside the database. */
function keptPassword(dataDir: string): string {
  const file = join(dataDir, 'staff.password');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file))
    writeFileSync(file, randomBytes(15).toString('base64url'), { mode: 0o600, flush: true });
  return readFileSync(file, 'utf8').trim();
}

function announce(url: string, staff: { user: string; password: string }): void {
  const consoleUrl = `${url}/console`;
  const lines = isJson
    ? [JSON.stringify({ ready: true, server: url, console: consoleUrl, staff })]
    : [
        `Vestibule server: ${url}`,
        `Staff console:    ${consoleUrl}`,
        `Sign in as ${staff.user} with ${staff.password}`,
      ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** One line of JSON for each entry, on the error stream; with `--json` only warnings and alarms. */
function print({ cause, ...entry }: LogEntry): void {
  if (isJson && entry.level === 'info') return;
  const trace = cause instanceof Error ? { cause: traceOf(cause) } : {};
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry, ...trace })}\n`);
}

function fail(code: string, message: string): never {
  process.stderr.write(`${code}: ${message}\n`);
  process.exit(1);
}
