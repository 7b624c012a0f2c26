import { join } from 'node:path';
import { z } from 'zod';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { traceOf } from '#shared/trace-of.ts';
import { restartsSchema } from './bridge/restarts.ts';
import type { HostToShell } from './bridge/shell-channel.ts';
import { servePages } from './bridge/parent-process-port.ts';
import { findParentPort, servePorts } from './bridge/utility-process-port.ts';
import { applianceShare } from './media/disk-share.ts';
import { SystemMachine } from './machine/system-machine.ts';
import { SystemNetwork } from './installer/system-network.ts';
import type { Log } from './ports.ts';
import { EspeakEngine } from './speech/espeak-engine.ts';
import { RecordedVoice } from './speech/recorded-voice.ts';
import { startHost } from './start-host.ts';
import { SocketServerLink } from './sync/socket-server-link.ts';
import { hasNetwork, systemChance, systemClock } from './system-clock.ts';

/**
 * The host as a process of its own, started by a shell with a channel (shell-channel.ts). It reads its configuration
 * from VESTIBULE_KIOSK_CONFIG (JSON) and VESTIBULE_DATA, logs lines of JSON to stderr, and ends on SIGTERM, or when
 * the shell is gone, with nothing lost. Exit code 1: a fault, or trouble with a file; the last line says which.
 */
const environmentSchema = z.object({
  VESTIBULE_DATA: z.string().min(1),
  VESTIBULE_KIOSK_CONFIG: jsonOf(kioskConfigSchema).prefault('{}'),
  /** 32 bytes in base64, of the shell's keyring. */
  VESTIBULE_WRAPPING_KEY: z.base64().length(44).optional(),
  /** Restarts by cause, as the supervisor counts them. */
  VESTIBULE_RESTARTS: jsonOf(restartsSchema).prefault('{}'),
});

const write = (line: object) => process.stderr.write(`${JSON.stringify(line)}\n`);
const log: Log = {
  note: (what, facts) => write({ at: new Date(systemClock.now()).toISOString(), what, ...facts }),
  trouble: (code, facts, cause) =>
    write({ at: new Date(systemClock.now()).toISOString(), code, ...facts, ...describe(cause) }),
};

try {
  run();
} catch (error) {
  fail(error);
}

function run(): void {
  const {
    VESTIBULE_DATA: dataDir,
    VESTIBULE_KIOSK_CONFIG: config,
    VESTIBULE_RESTARTS: restarts,
    VESTIBULE_WRAPPING_KEY: wrappingKey,
  } = readEnvironment();
  delete process.env['VESTIBULE_WRAPPING_KEY']; // what the host starts has no business with it
  const link = new SocketServerLink(config.server);
  const parentPort = findParentPort();
  const tellShell = (message: HostToShell): void => {
    if (parentPort) parentPort.postMessage(message);
    else process.send?.(message, undefined, {}, () => {}); // a shell that is gone ends us by `disconnect`
  };
  const host = startHost({
    dataDir,
    config,
    restarts,
    wrappingKey: wrappingKey === undefined ? null : Buffer.from(wrappingKey, 'base64'),
    link,
    log,
    hasNetwork,
    network: new SystemNetwork({ server: config.server, clock: systemClock, hasNetwork }),
    machine: new SystemMachine({
      clock: systemClock,
      dataDir,
      panelPower: config.panelPower,
      cageOptions: process.env['CAGE_OPTIONS'],
    }),
    reloadPage: () => tellShell({ reload: true }),
    disk: applianceShare(dataDir),
    engines: [new RecordedVoice(join(dataDir, 'voice')), new EspeakEngine(systemClock)],
    clock: systemClock,
    chance: systemChance,
    tellShell,
  });
  const stop = () => void host.stop().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  host.ended.then(() => process.exit(0), fail); // an order to restart ends it too

  if (parentPort) servePorts(parentPort, host);
  else if (process.send) {
    servePages(process, host);
    process.on('disconnect', stop);
  }
  tellShell({ ready: true });
}

function readEnvironment(): z.output<typeof environmentSchema> {
  const environment = environmentSchema.safeParse(process.env);
  if (environment.success) return environment.data;
  const [issue] = environment.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new KioskError('config.invalid', `${field} ${issue?.message ?? 'is wrong'}`, { field });
}

function jsonOf<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

function describe(cause: unknown): object {
  if (cause instanceof KioskError) return { cause: cause.message };
  return cause instanceof Error ? { cause: traceOf(cause) } : {};
}

function fail(error: unknown): void {
  const code = error instanceof KioskError ? error.code : 'internal';
  log.trouble(code, error instanceof KioskError && error.field ? { field: error.field } : {}, error);
  process.exit(1);
}
