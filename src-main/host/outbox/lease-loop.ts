import { numbersLeaseAnswerSchema } from '#shared/server-protocol/numbers.ts';
import { askServer } from '../ask-server.ts';
import type { Clock, LineUser, Log, WelcomedLine } from '../ports.ts';
import { Wake } from '../wake.ts';
import type { Numbers } from './numbers.ts';
import type { Outbox } from './outbox.ts';

type Parts = { clock: Clock; log: Log; numbers: Numbers; outbox: Outbox };

const afterFailureMs = 60_000;

/** Keeps enough request numbers spare: looks after each action, asks when they run low. */
export class LeaseLoop implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.outbox.onChange(() => this.#wake.wake());
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const { clock, numbers, log } = this.#parts;
    while (!connection.closed.aborted) {
      const lease = numbers.wantedLease();
      if (!lease) {
        await this.#wake.wait(clock, Number.POSITIVE_INFINITY, connection.closed);
        continue;
      }
      const asked = await askServer(this.#parts, connection, {
        name: 'numbers:lease',
        message: lease,
        answer: numbersLeaseAnswerSchema,
      });
      if (asked.kind === 'answer' && asked.value.ok) {
        numbers.store(lease.leaseId, asked.value.value.numbers);
        if (numbers.wantedLease() === undefined) continue;
      }
      if (asked.kind === 'answer' && !asked.value.ok)
        log.note('no numbers leased', { code: asked.value.refusal.code });
      await clock.delay(afterFailureMs, connection.closed); // refused, malformed, or fewer than asked for
    }
  }
}
