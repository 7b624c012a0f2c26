import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { glassHealthFile } from '#shared/glass-health.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { updateWishFile } from '#shared/update-wish.ts';
import { systemDpkg } from './dpkg.ts';
import { takeWish } from './take-wish.ts';
import { readUpdateConfig } from './update-config.ts';
import { updateOnce } from './update-once.ts';
import type { Outcome } from './update-once.ts';

/*
 * The updater as a process, started as root by vestibule-update.timer: one run, one line of JSON about what it came to. Exit code 1
 * when somebody should look.
 */
const environmentSchema = z.object({
  VESTIBULE_UPDATE_CONFIG: z.string().min(1),
  VESTIBULE_DATA: z.string().min(1),
  VESTIBULE_MACHINE_ID: z.string().default('/etc/machine-id'),
  /** systemd makes the folder and names it. */
  STATE_DIRECTORY: z.string().min(1),
});

try {
  const environment = environmentSchema.parse(process.env);
  const config = readUpdateConfig(environment.VESTIBULE_UPDATE_CONFIG);
  const outcome = await updateOnce({
    config,
    folder: environment.STATE_DIRECTORY,
    healthFile: join(environment.VESTIBULE_DATA, glassHealthFile),
    isWished: takeWish(join(environment.VESTIBULE_DATA, updateWishFile)),
    machineId: readFileSync(environment.VESTIBULE_MACHINE_ID, 'utf8').trim(),
    dpkg: systemDpkg(config),
    clock: { now: () => new Date(), monotonic: () => performance.now(), delay: (ms) => delay(ms) },
  });
  process.stdout.write(`${JSON.stringify({ what: 'update', ...outcome })}\n`);
  process.exitCode = isWell(outcome) ? 0 : 1;
} catch (error) {
  if (!(error instanceof KioskError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}

/** A screen without a network is no news. */
function isWell(outcome: Outcome): boolean {
  if (outcome.kind === 'refused') return outcome.because === 'unreachable';
  return outcome.kind !== 'rolled-back' && outcome.kind !== 'stuck';
}
