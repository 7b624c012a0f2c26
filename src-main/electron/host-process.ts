import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron';
import type { HostToShell } from '../host/bridge/shell-channel.ts';
import type { HostProcess } from '../supervisor/host-supervisor.ts';
import type { RestartCounts } from '../supervisor/restart-counts.ts';

/** Electron's `utilityProcess.fork`. */
export type Fork = (entry: string, words: string[], options: ForkOptions) => UtilityProcess;

/** Starts the host as a utility process. Electron tells no signals: every end counts as `exit`. */
export function startUtilityHost(
  fork: Fork,
  entry: string,
  environment: NodeJS.ProcessEnv,
  restarts: RestartCounts,
): HostProcess<MessagePortMain> {
  const host = fork(entry, [], {
    serviceName: 'vestibule-host',
    stdio: 'inherit',
    env: { ...environment, VESTIBULE_RESTARTS: JSON.stringify(restarts) },
  });
  return {
    send: (message, ports = []) => host.postMessage(message, ports),
    onMessage: (listener) => void host.on('message', (message: HostToShell) => listener(message)),
    onEnd: (listener) => void host.once('exit', () => listener('exit')),
    end: () => void host.kill(),
    kill: () => {
      if (host.pid !== undefined) process.kill(host.pid, 'SIGKILL'); // `kill()` only asks; `pid` is gone with the process
    },
  };
}
