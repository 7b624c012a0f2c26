/** A loop that is late by more than this answers `server.busy`. */
const busyAboveMs = 200;

const everyMs = 100;

/** How late the event loop is: work that waits in it is not seen by any queue of ours. */
export class EventLoopLag {
  #lastTick = performance.now();
  #worst = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#tick(), everyMs);
    this.#timer.unref();
  }

  isBusy(): boolean {
    return Math.max(this.#worst, performance.now() - this.#lastTick - everyMs) > busyAboveMs;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    this.#worst = now - this.#lastTick - everyMs;
    this.#lastTick = now;
  }
}
