/** What to do about a part that has ended. `calm`: its budget is spent; show the calm page and try again then. */
export type Verdict = { kind: 'restart'; afterMs: number } | { kind: 'calm'; tryAgainMs: number };

const windowMs = 10 * 60_000;
const restartsInWindow = 5;
const firstDelayMs = 200;

/**
 * Decides when a part that ended is started again: five times within ten minutes, each time after twice the
 * wait (0.2 s to 3.2 s); then one try every ten minutes, until a try has lived for ten minutes.
 * `now` is monotonic milliseconds: a jump of the wall clock spends or refills nothing.
 */
export class RestartBudget {
  #endings: number[] = [];
  #refilledAt = -Infinity;

  ended(now: number): Verdict {
    this.#endings = this.#endings.filter((at) => now - at < windowMs);
    const earlier = this.#endings.length;
    this.#endings.push(now);
    if (earlier < restartsInWindow && now >= this.#refilledAt) {
      return { kind: 'restart', afterMs: firstDelayMs * 2 ** earlier };
    }
    this.#endings = [];
    this.#refilledAt = now + windowMs + windowMs; // the wait, then the life that the try must have
    return { kind: 'calm', tryAgainMs: windowMs };
  }
}
