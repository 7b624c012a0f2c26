import type { PresenceConfig } from '#shared/kiosk-config.ts';
import type { Clock, Log, Machine } from '../ports.ts';

type Parts = {
  clock: Clock;
  log: Log;
  /** undefined: the screen has no sensor. */
  sensor: PresenceConfig | undefined;
  machine: Pick<Machine, 'readNumber'>;
};

const lookEveryMs = 250;

/** Who stands at the edge, or bends aside, is not away yet; neither is anybody for one reading that failed. */
const awayAfterMs = 10_000;

/** A driver may wait for its sensor longer than anybody should wait for the driver. */
const readWithinMs = 2_000;

/**
 * Whether somebody stands before the glass: near at the first value that says so, away ten seconds after the last one. A sensor
 * that cannot be read, or not any more, sees nobody. It tells nothing of anybody: no line in the log, nothing to the server.
 */
export class PresenceSensor {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  #isNear = false;
  #nearAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<number> | undefined;
  #isReported = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** null: there is no sensor, so nobody knows. */
  get isSomebodyNear(): boolean | null {
    return this.#parts.sensor ? this.#isNear : null;
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, sensor } = this.#parts;
    while (sensor && !signal.aborted) {
      const value = await this.#read(sensor.file, signal);
      if (value !== null && isNear(value, sensor)) this.#nearAt = clock.monotonic();
      this.#tell(clock.monotonic() - this.#nearAt < awayAfterMs);
      await clock.delay(lookEveryMs, signal);
    }
  }

  /** null: it cannot be read. A reading that hangs is waited for, and none is begun beside it. */
  async #read(file: string, signal: AbortSignal): Promise<number | null> {
    const { clock, machine } = this.#parts;
    this.#reading ??= machine.readNumber(file).finally(() => (this.#reading = undefined));
    const waiting = new AbortController();
    const stop = () => waiting.abort();
    signal.addEventListener('abort', stop);
    const tooLate = clock.delay(readWithinMs, waiting.signal).then(() => null);
    try {
      const value = await Promise.race([this.#reading, tooLate]);
      if (value === null && !signal.aborted) this.#report();
      return value;
    } catch (cause) {
      this.#report(cause);
      return null;
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
    }
  }

  /** Once since the host started: a loose wire would else fill the log. */
  #report(cause?: unknown): void {
    if (!this.#isReported) this.#parts.log.trouble('presence.failed', {}, cause);
    this.#isReported = true;
  }

  #tell(isSomebodyNear: boolean): void {
    if (isSomebodyNear === this.#isNear) return;
    this.#isNear = isSomebodyNear;
    for (const listener of this.#listeners) listener();
  }
}

function isNear(value: number, { nearFrom, nearIs }: PresenceConfig): boolean {
  return nearIs === 'below' ? value <= nearFrom : value >= nearFrom;
}
