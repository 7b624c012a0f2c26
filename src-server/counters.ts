import type { ErrorCode } from '#shared/error-codes.ts';
import type { Log } from './log.ts';

/** How often each code of the catalogue was logged since the start. */
export class Counters {
  readonly #counts: Partial<Record<ErrorCode, number>> = {};

  /** Counts what passes on its way to `log`. */
  counting(log: Log): Log {
    return (entry) => {
      if (entry.code) this.#counts[entry.code] = (this.#counts[entry.code] ?? 0) + 1;
      log(entry);
    };
  }

  read(): Readonly<Partial<Record<ErrorCode, number>>> {
    return this.#counts;
  }
}
