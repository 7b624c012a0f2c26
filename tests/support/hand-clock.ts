import type { Clock } from '#main/host/ports.ts';

type Waiting = { at: number; done: () => void };

/** A clock that stands still until the test moves it. */
export class HandClock implements Clock {
  #now: number;
  #monotonic = 1_000;
  #waiting = new Set<Waiting>();
  bootId = 'boot-1';

  /** Delays that were asked for, in milliseconds, oldest first. */
  readonly asked: number[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  delay(ms: number, signal: AbortSignal): Promise<void> {
    this.asked.push(ms);
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = { at: this.#monotonic + ms, done: resolve };
    this.#waiting.add(waiting);
    const stop = () => {
      this.#waiting.delete(waiting);
      resolve();
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    return promise;
  }

  /** Somebody sets the wall clock; no time passes. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** Time passes; whoever waited goes on in the right order. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#move(next.at);
      this.#waiting.delete(next);
      next.done();
      await settled();
    }
    this.#move(end);
  }

  #next(end: number): Waiting | undefined {
    const [first] = [...this.#waiting].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
    return first;
  }

  #move(to: number): void {
    const passed = Math.max(0, to - this.#monotonic);
    this.#monotonic += passed;
    this.#now += passed;
  }
}

/** Lets everything that can go on without time go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
}
