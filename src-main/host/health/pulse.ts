import { KioskError } from '#shared/kiosk-error.ts';
import type { Clock, Log } from '../ports.ts';
import { isTrouble } from '../store/store-error.ts';

type Parts = {
  clock: Clock;
  log: Log;
  /** Writes a few bytes into the database; throws a KioskError when they cannot be kept. */
  prove: (now: number) => void;
  tell: (life: { pulse: { isStoreSound: boolean } }) => void;
};

const pulseEveryMs = 2_000;

/** Seldom enough for a memory card, often enough for the watchdog. */
const proveEveryMs = 15_000;

/**
 * Tells the shell that the host lives and can write. A disk that is full or read-only is told to the operator and is no reason
 * to start again: nothing would be better afterwards, and what was confirmed is safe.
 */
export class Pulse {
  readonly #parts: Parts;
  #provedAt = -Infinity;
  #isStoreSound = true;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#parts.clock.delay(pulseEveryMs, signal);
      if (!signal.aborted) this.#beat();
    }
  }

  #beat(): void {
    const { clock, tell } = this.#parts;
    if (clock.monotonic() - this.#provedAt >= proveEveryMs) {
      this.#provedAt = clock.monotonic();
      this.#isStoreSound = this.#prove();
    }
    tell({ pulse: { isStoreSound: this.#isStoreSound } });
  }

  #prove(): boolean {
    const { clock, log, prove } = this.#parts;
    try {
      prove(clock.now());
      return true;
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      log.trouble(error.code, {}, error);
      return isTrouble(error, 'store.full', 'store.read_only');
    }
  }
}
