/** Work that has begun and must end before the database is closed. */
export class WorkInFlight {
  readonly #open = new Set<Promise<unknown>>();
  #isStopped = false;

  /** False once the server is closing: what comes now is not begun, and its sender will ask again. */
  get accepts(): boolean {
    return !this.#isStopped;
  }

  track<T>(work: Promise<T>): Promise<T> {
    this.#open.add(work);
    const end = () => this.#open.delete(work);
    work.then(end, end); // the caller handles the failure
    return work;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves when nothing is left. */
  async ended(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }
}
