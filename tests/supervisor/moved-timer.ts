import type { Timer } from '#main/supervisor/timer.ts';

/** Time that passes only when a test says so. */
export class MovedTimer implements Timer {
  #now = 0;
  readonly #due = new Set<{ at: number; call: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const entry = { at: this.#now + ms, call };
    this.#due.add(entry);
    return () => this.#due.delete(entry);
  }

  /** Lets `ms` pass; what falls due is called in order, what it asks for included. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#due.delete(next);
      this.#now = next.at;
      next.call();
    }
    this.#now = end;
  }

  #next(end: number): { at: number; call: () => void } | undefined {
    return [...this.#due].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
  }
}
