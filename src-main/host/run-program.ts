import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Clock } from './ports.ts';

/** How a program ended. `absent`: this machine has no such program. */
export type ProgramEnd =
  | { kind: 'output'; output: Buffer }
  | { kind: 'failed'; because: string }
  | { kind: 'absent' };

/** What is said to it, and how long it may take. */
export type ProgramRun = { clock: Clock; input: string; withinMs: number; signal: AbortSignal };

/** Runs a program to its end; it is killed when it takes too long or `signal` aborts meanwhile. Never rejects. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { clock, input, withinMs, signal }: ProgramRun,
): Promise<ProgramEnd> {
  const child = start(program, args);
  if (!child) return { kind: 'failed', because: 'start' };
  const ended = new AbortController();
  const kill = () => void child.kill('SIGKILL'); // what has ended takes no harm
  signal.addEventListener('abort', kill);
  void clock.delay(withinMs, ended.signal).then(kill);
  const end = endOf(child);
  child.stdin?.on('error', () => {}); // it ended before it had read everything: its exit code tells
  child.stdin?.end(input);
  return end.finally(() => {
    ended.abort();
    signal.removeEventListener('abort', kill);
  });
}

/** Null when the machine has no memory for one more process: Node throws that at once, and tells the rest later. */
function start(program: string, args: readonly string[]): ChildProcess | null {
  try {
    return spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

function endOf(child: ChildProcess): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  const output: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => output.push(part));
  child.on('error', (error) => {
    const isAbsent = 'code' in error && error.code === 'ENOENT';
    resolve(isAbsent ? { kind: 'absent' } : { kind: 'failed', because: 'start' });
  });
  child.on('close', (code, by) => {
    if (code === 0) resolve({ kind: 'output', output: Buffer.concat(output) });
    else resolve({ kind: 'failed', because: by ?? `exit ${code}` });
  });
  return promise;
}
