import { spawn } from 'node:child_process';
import type { HostToShell } from '../host/bridge/shell-channel.ts';
import type { HostProcess } from '../supervisor/host-supervisor.ts';
import type { HostCause, RestartCounts } from '../supervisor/restart-counts.ts';

/**
 * Starts the host as a child process with a channel. What it prints goes to our standard error: standard output
 * belongs to the ready line. It is in a process group of its own, so that Ctrl+C reaches it through us, in order.
 */
export function startHostProcess(
  entry: string,
  environment: NodeJS.ProcessEnv,
  restarts: RestartCounts,
): HostProcess {
  const child = spawn(process.execPath, [...memoryFlags, entry], {
    stdio: ['ignore', 2, 2, 'ipc'],
    detached: true,
    env: { ...environment, VESTIBULE_RESTARTS: JSON.stringify(restarts) },
  });
  child.on('error', () => {}); // not started, or the channel broke: its end is told by what follows
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => {}); // what a dying host misses, the page asks again
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as HostToShell)),
    onEnd: (listener) => onceEnded(child, listener),
    end: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * New objects get 2 MB, not 16, and the garbage collector one helper: applying a feed makes much that lives for a
 * moment, and a host that runs for months would keep the room for it (quality.md, PF7).
 */
const memoryFlags = ['--max-semi-space-size=2', '--v8-pool-size=1'];

function onceEnded(child: ReturnType<typeof spawn>, listener: (cause: HostCause) => void): void {
  if (child.pid === undefined) child.once('error', () => listener('start'));
  else child.once('exit', (_code, signal) => listener(signal ? 'signal' : 'exit'));
}
