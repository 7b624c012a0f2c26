import type { Clock } from '../clock.ts';

/** First pulls that are let in each second, and the longest wait that is asked of a screen. */
const pullsPerSecond = 500;
const longestWaitMs = 30_000;

/** Spreads first pulls: after a restart a town says hello at once, and must not pull at once. */
export class Admission {
  readonly #clock: Clock;
  #nextAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds that the next screen waits before its first pull. */
  pullAfterMs(): number {
    const now = this.#clock.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + 1000 / pullsPerSecond;
    return Math.min(longestWaitMs, Math.floor(at - now));
  }
}
