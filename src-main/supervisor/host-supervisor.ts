import type { HostToShell, ShellToHost } from '../host/bridge/shell-channel.ts';
import { RestartBudget, usualPatience } from './restart-budget.ts';
import type { HostCause, RestartCounts } from './restart-counts.ts';
import type { Timer } from './timer.ts';

/** A started host: a child process of the browser shell, a utility process of Electron. */
export type HostProcess<Port = never> = {
  /** `ports` go with the message, where the channel can carry them. */
  send(message: ShellToHost, ports?: Port[]): void;
  onMessage(listener: (message: HostToShell) => void): void;
  /** Called once, also when the process could not be started at all. */
  onEnd(listener: (cause: HostCause) => void): void;
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
/** A host that pulses every 2 s and has been silent for so long hangs. */
const silenceMs = 15_000;
/** The host has 2 s to end; what people did is on the disk long before. */
const endWithinMs = 2_200;

/** Keeps one host running: starts it, watches it, restarts it within its budget, and counts why. */
export class HostSupervisor<Port = never> {
  readonly #startHost: StartHost<Port>;
  readonly #timer: Timer;
  readonly #listener: HostListener;
  readonly #budget;
  readonly #restarts: RestartCounts = {};
  #state: HostState = 'restarting';
  #process: HostProcess<Port> | null = null;
  #cancelTimer = (): void => {};
  #killedFor: HostCause | null = null;
  #whenStopped = (): void => {};
  #stopping: Promise<void> | null = null;

  constructor(startHost: StartHost<Port>, timer: Timer, listener: HostListener, patience = usualPatience) {
    this.#startHost = startHost;
    this.#timer = timer;
    this.#listener = listener;
    this.#budget = new RestartBudget(patience);
  }

  get state(): HostState {
    return this.#state;
  }

  /** Restarts by cause since this shell started. */
  get restarts(): RestartCounts {
    return { ...this.#restarts };
  }

  /** Counts a restart, also of another part: the host reports them all with its health. */
  count(cause: keyof RestartCounts): void {
    this.#restarts[cause] = (this.#restarts[cause] ?? 0) + 1;
    this.send({ restarts: this.restarts });
  }

  start(): void {
    const started = this.#startHost(this.restarts);
    this.#killedFor = null;
    this.#process = started;
    this.#killAfter(readyWithinMs, 'start');
    started.onMessage((message) => this.#hear(message));
    started.onEnd((cause) => this.#ended(this.#killedFor ?? cause));
  }

  #killAfter(ms: number, cause: HostCause): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#timer.after(ms, () => {
      this.#killedFor = cause;
      this.#process?.kill();
    });
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
      if ('pulse' in message) this.#killAfter(silenceMs, 'silent');
      this.#listener.hostMessage(message);
    }
  }

  #ended(cause: HostCause): void {
    this.#cancelTimer();
    this.#process = null;
    if (this.#state === 'stopped') return this.#whenStopped();
    const verdict = this.#budget.ended(this.#timer.now());
    const isCalm = verdict.kind === 'calm';
    this.#enter(isCalm ? 'out-of-order' : 'restarting');
    this.count(cause);
    this.#cancelTimer = this.#timer.after(isCalm ? verdict.tryAgainMs : verdict.afterMs, () => this.start());
  }

  #enter(state: HostState): void {
    this.#state = state;
    this.#listener.hostState(state);
  }
}
