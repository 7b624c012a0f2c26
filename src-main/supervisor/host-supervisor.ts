import type { HostToShell, ShellToHost } from '../host/bridge/shell-channel.ts';
import { RestartBudget } from './restart-budget.ts';
import type { Timer } from './timer.ts';

/** `exit`: ended by itself; `signal`: killed, also by the system for want of memory; `start`: did not start. */
export type RestartCause = 'exit' | 'signal' | 'start';

/** How often a shell has restarted its host, by cause; the host reports it with its health. */
export type RestartCounts = Partial<Record<RestartCause, number>>;

/** A started host: a child process of the browser shell, a utility process of Electron. */
export type HostProcess<Port = never> = {
  /** `ports` go with the message, where the channel can carry them. */
  send(message: ShellToHost, ports?: Port[]): void;
  onMessage(listener: (message: HostToShell) => void): void;
  /** Called once, also when the process could not be started at all. */
  onEnd(listener: (cause: RestartCause) => void): void;
  /** Asks it to end (SIGTERM). Harmless when it has ended. */
  end(): void;
  /** Ends it at once (SIGKILL). Harmless when it has ended. */
  kill(): void;
};

/** Starts a host. `restarts` goes into its environment, for health. */
export type StartHost<Port = never> = (restarts: RestartCounts) => HostProcess<Port>;

/** `restarting` also stands for the first start. */
export type HostState = 'restarting' | 'up' | 'out-of-order' | 'stopped';

/** What a shell learns of its host. */
export type HostListener = {
  hostState(state: HostState): void;
  hostMessage(message: HostToShell): void;
};

/** A host opens its files, checks them and copies what is damaged: on a slow card that takes a while. */
const readyWithinMs = 120_000;
/** The host has 2 s to end; what people did is on the disk long before. */
const endWithinMs = 2_200;

/** Keeps one host running: starts it, watches it, restarts it within its budget, and counts why. */
export class HostSupervisor<Port = never> {
  readonly #startHost: StartHost<Port>;
  readonly #timer: Timer;
  readonly #listener: HostListener;
  readonly #budget = new RestartBudget();
  readonly #restarts: RestartCounts = {};
  #state: HostState = 'restarting';
  #process: HostProcess<Port> | null = null;
  #cancelTimer = (): void => {};
  #whenStopped = (): void => {};
  #stopping: Promise<void> | null = null;

  constructor(startHost: StartHost<Port>, timer: Timer, listener: HostListener) {
    this.#startHost = startHost;
    this.#timer = timer;
    this.#listener = listener;
  }

  get state(): HostState {
    return this.#state;
  }

  /** Restarts by cause since this shell started. */
  get restarts(): RestartCounts {
    return { ...this.#restarts };
  }

  start(): void {
    const started = this.#startHost(this.restarts);
    let isSlow = false;
    this.#process = started;
    this.#cancelTimer = this.#timer.after(readyWithinMs, () => {
      isSlow = true;
      started.kill();
    });
    started.onMessage((message) => this.#hear(message));
    started.onEnd((cause) => this.#ended(isSlow ? 'start' : cause));
  }

  /** Dropped while no host is up: the page asks again when it hears `up`. */
  send(message: ShellToHost, ports?: Port[]): void {
    if (this.#state === 'up') this.#process?.send(message, ports);
  }

  /** Ends the host for good; resolves when it has ended. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#cancelTimer();
    const running = this.#process;
    this.#enter('stopped');
    if (!running) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#whenStopped = resolve;
    this.#cancelTimer = this.#timer.after(endWithinMs, () => running.kill());
    running.end();
    await promise;
  }

  #hear(message: HostToShell): void {
    if (this.#state === 'stopped') return;
    if ('ready' in message) {
      this.#cancelTimer();
      this.#enter('up');
    } else {
      this.#listener.hostMessage(message);
    }
  }

  #ended(cause: RestartCause): void {
    this.#cancelTimer();
    this.#process = null;
    if (this.#state === 'stopped') return this.#whenStopped();
    this.#restarts[cause] = (this.#restarts[cause] ?? 0) + 1;
    const verdict = this.#budget.ended(this.#timer.now());
    const isCalm = verdict.kind === 'calm';
    this.#enter(isCalm ? 'out-of-order' : 'restarting');
    this.#cancelTimer = this.#timer.after(isCalm ? verdict.tryAgainMs : verdict.afterMs, () => this.start());
  }

  #enter(state: HostState): void {
    this.#state = state;
    this.#listener.hostState(state);
  }
}
