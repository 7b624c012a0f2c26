import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { KioskError } from '#shared/kiosk-error.ts';
import { buildPage } from './build-page.ts';
import { chooseShell } from './choose-shell.ts';
import { loadDemo } from './demo/load-demo.ts';
import { readOptions, toEnvironment } from './options.ts';
import type { Options } from './options.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';
import { runCommand } from './run-command.ts';

/*
 * `npm start`: a central server with the demo residence, and a kiosk enrolled in it. The data directory is kept, so
 * the second start finds everything as it was left; the demo is refreshed, and an enrolled kiosk needs no code.
 */
const serverSchema = z.object({
  server: z.string(),
  console: z.string(),
  staff: z.object({ user: z.string(), password: z.string() }),
});
const kioskSchema = z.object({ kiosk: z.string() });

const script = (path: string): string => resolve(import.meta.dirname, path);
const running: Program[] = [];
let isEnding = false;

await runCommand(async () => {
  const options = readOptions('start', process.argv.slice(2), process.env);
  const say = (sentence: string): void => void (options.json || process.stderr.write(`${sentence}\n`));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  prepareData(options.data);
  const logFile = join(options.data, 'vestibule.log');
  const errors = openSync(logFile, 'w', 0o600);
  try {
    const { shell, because } = await chooseShell(options.shell, process.env, say);
    await buildPage(say);
    announce(await startAll({ ...options, shell }, errors, say), options);
    if (because !== null) say(`${because} Open the kiosk's address in a browser.`);
  } catch (error) {
    await Promise.all(running.map((program) => program.stop()));
    throw explained(error, logFile);
  } finally {
    closeSync(errors);
  }
  await Promise.race(running.map((program) => program.ended));
  if (isEnding) return;
  process.stderr.write(`A part has ended; its last words are in ${logFile}\n`);
  await end(1);
});

/** Ends everything that was started; each part takes less than three seconds. */
async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await Promise.all(running.map((program) => program.stop()));
  process.exit(exitCode);
}

type All = z.infer<typeof serverSchema> & z.infer<typeof kioskSchema> & Awaited<ReturnType<typeof loadDemo>>;

async function startAll(options: Options, errors: number, say: (sentence: string) => void): Promise<All> {
  const { data, port = 0, shell, fresh } = options;
  say('Starting the central server…');
  const serverEnvironment = toEnvironment({ data: join(data, 'server'), port });
  const server = serverSchema.parse(await start('../src-server/main.ts', serverEnvironment, errors));
  say('Loading the demo residence…');
  const demo = await loadDemo({ server: server.server, staff: server.staff, now: Date.now() });
  const code = fresh ? undefined : demo.codes[0];
  say('Starting the kiosk…');
  const kioskEnvironment = toEnvironment({
    data: join(data, 'kiosk'),
    port: 0,
    shell,
    fresh,
    code,
    server: server.server,
  });
  const { kiosk } = kioskSchema.parse(await start('kiosk.ts', kioskEnvironment, errors));
  return { ...server, ...demo, kiosk };
}

async function start(path: string, environment: Record<string, string>, errors: number): Promise<unknown> {
  const program = startProgram(script(path), environment, errors);
  running.push(program);
  return program.ready;
}

/** The default lies in a folder that everybody may write to: somebody else's directory of that name is refused. */
function prepareData(data: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const owner = statSync(data).uid;
  if (owner !== process.getuid?.()) {
    throw new KioskError('config.invalid', `${data} belongs to another user; give another one with --data`, {
      field: '--data',
    });
  }
}

function explained(error: unknown, logFile: string): unknown {
  if (!(error instanceof KioskError)) return error;
  const lastLine = readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return new KioskError(
    error.code,
    [error.message, lastLine, `All of it is in ${logFile}`].filter(Boolean).join('\n'),
    {
      cause: error,
    },
  );
}

function announce(
  { server, console: consoleUrl, staff, residence, codes, kiosk }: All,
  { json }: Options,
): void {
  if (json) {
    const ready = { ready: true, server, console: consoleUrl, staff, residence, codes, kiosk };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    return;
  }
  const lines = [
    '',
    `${residence.name} is open.`,
    `  Kiosk          ${kiosk}`,
    `  Staff console  ${consoleUrl}`,
    `  Sign in as     ${staff.user} with ${staff.password}`,
    `  Code           ${codes[0] ?? '-'}`,
    '',
    'Ctrl+C ends it; the next start goes on where it was left.',
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
