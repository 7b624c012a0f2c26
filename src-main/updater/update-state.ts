import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const stepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  /** dpkg may have begun. `tries` counts the starts of it, power cuts included. */
  z.object({ kind: z.literal('installing'), from: z.string(), to: z.string(), tries: z.int() }),
  /** It is installed and has to show that content is on the glass. */
  z.object({ kind: z.literal('proving'), from: z.string(), to: z.string(), tries: z.int() }),
  z.object({
    kind: z.literal('rolling-back'),
    from: z.string(),
    to: z.string(),
    because: z.enum(['install', 'no-health']),
  }),
]);
export type Step = z.infer<typeof stepSchema>;

const stateSchema = z.object({
  serial: z.int().default(0),
  failed: z.array(z.string()).default([]),
  step: stepSchema.prefault({ kind: 'idle' }),
});
/** What the updater must still know after a power cut. */
export type UpdateState = z.infer<typeof stateSchema>;

/** The state in `folder`; one that is missing or damaged is that of a screen that never saw an update. */
export function readState(folder: string): UpdateState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')));
  } catch {
    return stateSchema.parse({});
  }
}

/** After a power cut the state is the old one or the new one. */
export function writeState(folder: string, state: UpdateState): void {
  const path = join(folder, 'state.json');
  const part = openSync(`${path}.part`, 'w', 0o600);
  try {
    writeSync(part, JSON.stringify(state));
    fsyncSync(part);
  } finally {
    closeSync(part);
  }
  renameSync(`${path}.part`, path);
  syncFolder(dirname(path));
}

/** Makes the names in a folder survive a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
