/** Work that has begun and must end before the database is closed. */
export class WorkInFlight {
  readonly #open = new Set<Promise<unknown>>();

  track<T>(work: Promise<T>): Promise<T> {
    this.#open.add(work);
    const end = () => this.#open.delete(work);
    work.then(end, end); // the caller handles the failure
    return work;
  }

  /** Resolves when nothing is left, also of what came meanwhile. */
  async ended(): Promise<void> {
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
  }
}
