import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseRecording } from './recording.ts';
import type { Entry } from './recording.ts';

const run = promisify(execFile);

/** The recorder's shared library, or why this machine cannot have it. */
export type Recorder = { kind: 'ready'; library: string } | { kind: 'unavailable'; because: string };

/** Builds recorder.c into `directory`. A compiler that refuses the source is an error, a missing one is not. */
export async function buildRecorder(directory: string): Promise<Recorder> {
  if (platform() !== 'linux') return { kind: 'unavailable', because: 'LD_PRELOAD needs Linux' };
  const hasCompiler = await run('cc', ['--version']).then(
    () => true,
    () => false, // whatever keeps cc from saying its version keeps it from building
  );
  if (!hasCompiler) return { kind: 'unavailable', because: 'no C compiler' };
  const library = join(directory, 'recorder.so');
  const source = fileURLToPath(new URL('recorder.c', import.meta.url));
  await run('cc', [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    '-Wextra',
    '-Werror',
    '-pthread',
    '-o',
    library,
    source,
  ]);
  return { kind: 'ready', library };
}

/**
 * Runs a module as its own process on the new directory `files`, with the recorder preloaded, and gives what it did.
 * The module gets `[files, ...workloadArguments]`, and marks through confirm() of marks.ts.
 * Throws when it ends with another status than 0.
 */
export async function recordWorkload(
  library: string,
  workload: string,
  files: string,
  workloadArguments: readonly string[],
): Promise<Entry[]> {
  await mkdir(files);
  const recording = `${files}.recording`;
  await run(process.execPath, [workload, files, ...workloadArguments], {
    env: {
      ...process.env,
      LD_PRELOAD: library,
      POWER_CUT_DIRECTORY: files,
      POWER_CUT_MARKS: `${files}.marks`,
      POWER_CUT_RECORDING: recording,
    },
  });
  return parseRecording(await readFile(recording), files);
}
