import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { KioskError } from '#shared/kiosk-error.ts';

/** A part of the product that runs as a process of its own and says one line of JSON when it is ready. */
export type Program = {
  pid: number;
  /** The ready line. Rejects with a KioskError when the process ends before it. */
  ready: Promise<Record<string, unknown>>;
  ended: Promise<void>;
  /** Asks it to end and waits. Harmless when it has ended. */
  stop(): Promise<void>;
};

/** Starts `script`. What it says on its error stream goes to `errors` (a file descriptor). */
export function startProgram(script: string, environment: Record<string, string>, errors: number): Program {
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', errors],
    env: { ...process.env, ...environment, VESTIBULE_JSON: '1' },
  });
  const ended = once(child, 'exit').then(() => {});
  return {
    pid: child.pid ?? 0,
    ready: Promise.race([readyLine(child), ended.then(() => failed(script))]),
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return child.exitCode === null && child.signalCode === null ? ended : Promise.resolve();
    },
  };
}

async function readyLine(child: ChildProcess): Promise<Record<string, unknown>> {
  const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
  if (child.stdout)
    createInterface(child.stdout).once('line', (line) =>
      resolve(JSON.parse(line) as Record<string, unknown>),
    );
  return promise;
}

function failed(script: string): never {
  throw new KioskError('internal', `${script} has ended before it was ready`);
}
