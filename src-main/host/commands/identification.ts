import type { Clock } from '../ports.ts';

/** Whether the screen shows its name in large letters, for whoever looks for it. */
export class Identification {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #showing: AbortController | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isShown(): boolean {
    return this.#showing !== null;
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** For so long from now on, whatever was asked before. */
  show(seconds: number, signal: AbortSignal): void {
    this.#showing?.abort();
    const showing = new AbortController();
    signal.addEventListener('abort', () => showing.abort(), { once: true, signal: showing.signal });
    this.#set(showing);
    void this.#clock.delay(seconds * 1000, showing.signal).then(() => {
      if (this.#showing === showing) this.#set(null);
    });
  }

  #set(showing: AbortController | null): void {
    this.#showing = showing;
    for (const listener of this.#listeners) listener();
  }
}
