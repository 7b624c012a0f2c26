import type { Clock } from '../ports.ts';

/** Five wrong numbers, or three wrong floors, or some of each. */
const points = { number: 3, floor: 5 } as const;
const allowedPoints = 15;

const waits = { withinMs: 600_000, firstMs: 120_000, longestMs: 900_000, calmMs: 3_600_000 };

export type Wait = { kind: 'wait'; seconds: number };

/** What is guessed at this glass: too much of it within ten minutes makes everybody wait there. */
export class WrongTries {
  readonly #clock: Clock;
  #tries: { at: number; points: number }[] = [];
  #waits = 0;
  #waitUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The wait that goes on; undefined: somebody may try. */
  get wait(): Wait | undefined {
    const now = this.#clock.monotonic();
    return now < this.#waitUntil
      ? { kind: 'wait', seconds: Math.ceil((this.#waitUntil - now) / 1000) }
      : undefined;
  }

  /** Counts a wrong try; the last one allowed makes wait: two minutes, then doubling to fifteen; after a calm hour two again. */
  count(what: keyof typeof points): Wait | undefined {
    const now = this.#clock.monotonic();
    const { withinMs, firstMs, longestMs, calmMs } = waits;
    if (now - Math.max(this.#waitUntil, this.#tries.at(-1)?.at ?? this.#waitUntil) > calmMs) this.#waits = 0;
    this.#tries = [...this.#tries.filter(({ at }) => now - at < withinMs), { at: now, points: points[what] }];
    if (this.#tries.reduce((sum, { points: more }) => sum + more, 0) < allowedPoints) return undefined;
    const waitMs = Math.min(longestMs, firstMs * 2 ** this.#waits);
    this.#tries = [];
    this.#waits += 1;
    this.#waitUntil = now + waitMs;
    return { kind: 'wait', seconds: waitMs / 1000 };
  }
}
