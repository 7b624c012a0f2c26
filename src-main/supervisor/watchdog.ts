import { execFile } from 'node:child_process';
import type { Timer } from './timer.ts';

/** Says one word to systemd. */
export type Notify = (word: 'READY=1' | 'WATCHDOG=1') => void;

/** How systemd is told, by its own program; undefined where it has not started us. */
export function systemdNotify(environment: NodeJS.ProcessEnv): Notify | undefined {
  if (!environment['NOTIFY_SOCKET']) return undefined;
  return (word) => {
    execFile('systemd-notify', [word], { env: environment, timeout: 5_000 }, () => {}); // a word that is lost is said again
  };
}

const lookEveryMs = 5_000;
/** A restart of host and page takes less; with `WatchdogSec` the glass is without content for two minutes at most. */
export const withoutContentMs = 60_000;

/**
 * Feeds systemd's watchdog while the glass shows what it should, and says that the screen is ready when it first does. It
 * feeds from a timer of this process: a shell that hangs feeds nothing.
 */
export class Watchdog {
  readonly #notify: Notify;
  readonly #timer: Timer;
  readonly #isWell: () => boolean;
  #isReady = false;
  #cancelTimer = (): void => {};

  constructor(notify: Notify, timer: Timer, isWell: () => boolean) {
    this.#notify = notify;
    this.#timer = timer;
    this.#isWell = isWell;
  }

  start(): void {
    this.#cancelTimer = this.#timer.after(lookEveryMs, () => {
      if (this.#isWell()) this.#feed();
      this.start();
    });
  }

  stop(): void {
    this.#cancelTimer();
  }

  #feed(): void {
    if (!this.#isReady) this.#notify('READY=1');
    this.#isReady = true;
    this.#notify('WATCHDOG=1');
  }
}
