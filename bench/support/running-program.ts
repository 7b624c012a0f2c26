import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of the product, with the line of JSON that it prints when it is ready. */
export type RunningProgram<Ready> = { ready: Promise<Ready>; child: ChildProcess; stop(): Promise<void> };

/** Starts a script of the repository under this Node. */
export function runProgram<Ready>(
  script: string,
  words: string[],
  environment: Record<string, string> = {},
): RunningProgram<Ready> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../..', script), ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...environment },
  });
  const exit = once(child, 'exit');
  const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  return {
    child,
    ready: Promise.race([
      line.then(([text]) => JSON.parse(text) as Ready),
      exit.then(() => {
        throw new Error(`${script} has ended before it was ready`);
      }),
    ]),
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
