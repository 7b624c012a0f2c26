import type { Clock } from '../clock.ts';

/** Wrong codes from one address, and codes that begin alike from anywhere, within the window. */
const mostPerAddress = 10;
const mostPerPrefix = 30;
const windowMs = 10 * 60_000;
const mostRemembered = 10_000;

type Count = { failures: number; until: number };

/** Counts wrong codes, so that codes cannot be guessed: a typing mistake is found on the screen and never comes here. */
export class Attempts {
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds to wait; 0: go ahead. */
  waitSeconds(address: string, code: string): number {
    const waits = limitsOf(address, code).map(({ name, most }) => {
      const count = this.#counts.get(name);
      return count && count.failures >= most ? count.until - this.#clock.now() : 0;
    });
    return Math.max(0, Math.ceil(Math.max(...waits) / 1000));
  }

  failed(address: string, code: string): void {
    this.#forgetOld();
    for (const { name } of limitsOf(address, code)) {
      const count = this.#counts.get(name);
      if (count && count.until > this.#clock.now()) count.failures++;
      else this.#counts.set(name, { failures: 1, until: this.#clock.now() + windowMs });
    }
  }

  /** Bounded whatever comes in: the oldest counts go first (a Map keeps the order of insertion). */
  #forgetOld(): void {
    for (const [name, count] of this.#counts) {
      if (count.until > this.#clock.now() && this.#counts.size < mostRemembered) return;
      this.#counts.delete(name);
    }
  }
}

function limitsOf(address: string, code: string) {
  const prefix = code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 4);
  return [
    { name: `address ${address}`, most: mostPerAddress },
    { name: `prefix ${prefix}`, most: mostPerPrefix },
  ];
}
