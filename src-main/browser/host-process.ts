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
  const child = spawn(process.execPath, [entry], {
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

function onceEnded(child: ReturnType<typeof spawn>, listener: (cause: HostCause) => void): void {
  if (child.pid === undefined) child.once('error', () => listener('start'));
  else child.once('exit', (_code, signal) => listener(signal ? 'signal' : 'exit'));
}
