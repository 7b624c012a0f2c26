import type { Clock } from './ports.ts';

/** Wakes one loop that waits. A wake that comes while it works is not lost: its next wait ends at once. */
export class Wake {
  #isWanted = false;
  #waiting: AbortController | undefined;

  wake(): void {
    this.#isWanted = true;
    this.#waiting?.abort();
  }

  /** Waits for a wake, at most `ms`, or until `signal` aborts. */
  async wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#isWanted && !signal.aborted) await this.#sleep(clock, ms, signal);
    this.#isWanted = false;
  }

  async #sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const end = () => waiting.abort();
    this.#waiting = waiting;
    signal.addEventListener('abort', end); // not AbortSignal.any: its followers live as long as the signal
    await clock.delay(ms, waiting.signal);
    signal.removeEventListener('abort', end);
    this.#waiting = undefined;
  }
}
