import { assertNever } from '#shared/assert-never.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Following } from '#shared/kiosk-api/verbs.ts';
import type { Numbered } from '../feed/visible-feed.ts';
import type { Clock, Time } from '../ports.ts';

type Parts = {
  clock: Clock;
  time: Time;
  /** What this screen knows by that number, its own unsent ones included. */
  find: (number: string) => Numbered | undefined;
  /** Whether it is still in this screen's outbox. */
  isKept: (id: string) => boolean;
  isOnline: () => boolean;
};

const wrongNumbers = {
  allowed: 5,
  withinMs: 600_000,
  firstWaitMs: 120_000,
  longestWaitMs: 900_000,
  calmMs: 3_600_000,
};

/** Finds a request, a proposal, an answer or a fault by the number that its owner came back with. A number can be guessed, so wrong ones make wait. */
export class FollowRequest {
  readonly #parts: Parts;
  #wrongAt: number[] = [];
  #waits = 0;
  #waitUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  follow(number: string): Following {
    const now = this.#parts.clock.monotonic();
    if (now < this.#waitUntil) return { kind: 'wait', seconds: Math.ceil((this.#waitUntil - now) / 1000) };
    const numbered = this.#parts.find(number);
    if (numbered) return this.#found(numbered);
    return this.#countWrong(now) ?? { kind: 'unknown', offline: !this.#parts.isOnline() };
  }

  #found({ kind, value }: Numbered): Following {
    const delivery = this.#parts.isKept(value.id) ? 'kept' : 'sent';
    switch (kind) {
      case 'request':
        return { kind: 'found', request: this.#endedByTime(value), delivery };
      case 'proposal':
        return { kind: 'proposal', proposal: value, delivery };
      case 'answer':
        return { kind: 'answer', answer: value, delivery };
      case 'fault':
        return { kind: 'fault', fault: value, delivery };
      default:
        return assertNever(kind);
    }
  }

  #endedByTime(request: HelpRequest): HelpRequest {
    const isOver =
      request.expiresAt <= this.#parts.time.now() && ['open', 'offered'].includes(request.status);
    return isOver ? { ...request, status: 'ended' } : request;
  }

  /** The fifth wrong number in ten minutes makes wait: two minutes, then doubling to fifteen; after a calm hour two again. */
  #countWrong(now: number): Following | undefined {
    const { allowed, withinMs, firstWaitMs, longestWaitMs, calmMs } = wrongNumbers;
    if (now - Math.max(this.#waitUntil, this.#wrongAt.at(-1) ?? this.#waitUntil) > calmMs) this.#waits = 0;
    this.#wrongAt = [...this.#wrongAt.filter((at) => now - at < withinMs), now];
    if (this.#wrongAt.length < allowed) return undefined;
    const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#waits);
    this.#wrongAt = [];
    this.#waits += 1;
    this.#waitUntil = now + waitMs;
    return { kind: 'wait', seconds: waitMs / 1000 };
  }
}
