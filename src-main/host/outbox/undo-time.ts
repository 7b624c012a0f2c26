import { undoMs } from '#shared/actions/undo.ts';
import type { Clock, Log } from '../ports.ts';
import { sparing } from '../store/store-error.ts';
import { Wake } from '../wake.ts';
import type { Outbox } from './outbox.ts';

/** A touch in the last second is on its way for a moment. */
const graceMs = 5_000;

/**
 * Lets actions go when their time to be taken back is over. That time begins anew with the host: a person who
 * is still there after a restart is not hurried, and no clock that was set meanwhile matters.
 */
export class UndoTime {
  readonly #outbox: Outbox;
  readonly #log: Log;
  readonly #wake = new Wake();
  readonly #since = new Map<string, number>();

  constructor(outbox: Outbox, log: Log) {
    this.#outbox = outbox;
    this.#log = log;
    outbox.onChange(() => this.#wake.wake());
  }

  async run(clock: Clock, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = clock.monotonic();
      this.#note(now);
      this.#releaseDue(now);
      const oldest = Math.min(...this.#since.values());
      await this.#wake.wait(clock, oldest + undoMs + graceMs - now, signal);
    }
  }

  /** On a full disk they stay where they are, and their time begins anew. */
  #releaseDue(now: number): void {
    const due = [...this.#since].filter(([, since]) => now - since >= undoMs + graceMs).map(([key]) => key);
    const isDone = due.length === 0 || sparing(this.#log, () => this.#outbox.release(due));
    for (const key of due) {
      if (isDone) this.#since.delete(key);
      else this.#since.set(key, now);
    }
  }

  #note(now: number): void {
    const held = new Set(this.#outbox.heldKeys);
    for (const key of this.#since.keys()) if (!held.has(key)) this.#since.delete(key);
    for (const key of held) if (!this.#since.has(key)) this.#since.set(key, now);
  }
}
