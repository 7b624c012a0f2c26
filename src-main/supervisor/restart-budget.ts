/** What to do about a part that has ended. `calm`: its budget is spent; show the calm page and try again then. */
export type Verdict = { kind: 'restart'; afterMs: number } | { kind: 'calm'; tryAgainMs: number };

/** How much patience there is with a part that keeps ending. */
export type Patience = { restarts: number; windowMs: number; firstDelayMs: number };

/** Five times within ten minutes, each time after twice the wait (0.2 s to 3.2 s). */
export const usualPatience: Patience = { restarts: 5, windowMs: 10 * 60_000, firstDelayMs: 200 };

/**
 * Decides when a part that ended is started again: as often as the patience says; then one try after each window, until
 * a try has lived for a window.
 * `now` is monotonic milliseconds: a jump of the wall clock spends or refills nothing.
 */
export class RestartBudget {
  readonly #patience: Patience;
  #endings: number[] = [];
  #refilledAt = -Infinity;

  constructor(patience = usualPatience) {
    this.#patience = patience;
  }

  ended(now: number): Verdict {
    const { restarts, windowMs, firstDelayMs } = this.#patience;
    this.#endings = this.#endings.filter((at) => now - at < windowMs);
    const earlier = this.#endings.length;
    this.#endings.push(now);
    if (earlier < restarts && now >= this.#refilledAt) {
      return { kind: 'restart', afterMs: firstDelayMs * 2 ** earlier };
    }
    this.#endings = [];
    this.#refilledAt = now + windowMs + windowMs; // the wait, then the life that the try must have
    return { kind: 'calm', tryAgainMs: windowMs };
  }
}
