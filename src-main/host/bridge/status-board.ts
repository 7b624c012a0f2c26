import { isDeepStrictEqual } from 'node:util';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { Clock } from '../ports.ts';

/** A page that adds a slightly wrong offset shows nothing wrong. */
const offsetToleranceMs = 500;

/** So often the machine's clock is looked at: the page reckons with the offset that it was told. */
const lookEveryMs = 10_000;

/** The state of the kiosk as pages know it: told whole, and only when it is another one. */
export class StatusBoard {
  readonly #read: () => KioskStatus;
  readonly #tell: (status: KioskStatus) => void;
  #told: KioskStatus;

  constructor(read: () => KioskStatus, tell: (status: KioskStatus) => void) {
    this.#read = read;
    this.#tell = tell;
    this.#told = read();
  }

  get current(): KioskStatus {
    this.#told = this.#next();
    return this.#told;
  }

  refresh(): void {
    const next = this.#next();
    if (isDeepStrictEqual(next, this.#told)) return;
    this.#told = next;
    this.#tell(next);
  }

  /** Somebody may set the machine's clock at any time. */
  async run(clock: Clock, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await clock.delay(lookEveryMs, signal);
      this.refresh();
    }
  }

  #next(): KioskStatus {
    const next = this.#read();
    const isNear = Math.abs(next.clock.offsetMs - this.#told.clock.offsetMs) < offsetToleranceMs;
    return isNear ? { ...next, clock: { ...next.clock, offsetMs: this.#told.clock.offsetMs } } : next;
  }
}
