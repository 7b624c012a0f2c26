import { fittingAnswerSchema } from '#shared/server-protocol/fitting.ts';
import { askServer } from '../ask-server.ts';
import type { Clock, LineUser, Log, WelcomedLine } from '../ports.ts';
import { Wake } from '../wake.ts';
import type { EnrolmentFile } from './enrolment.ts';

type Parts = { clock: Clock; log: Log; enrolment: EnrolmentFile };

const afterFailureMs = 60_000;

/** Tells the server what an installer decided at the glass, until it has taken it over. */
export class FittingReport implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.enrolment.onChange(() => this.#wake.wake());
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const { clock, enrolment } = this.#parts;
    while (!connection.closed.aborted) {
      const fitting = enrolment.untoldFitting;
      if (!fitting) {
        await this.#wake.wait(clock, Number.POSITIVE_INFINITY, connection.closed);
        continue;
      }
      const message = { name: 'fitting', message: fitting, answer: fittingAnswerSchema };
      const asked = await askServer(this.#parts, connection, message);
      if (asked.kind === 'answer' && asked.value.ok) enrolment.fittingTold(fitting, asked.value.value);
      else await clock.delay(afterFailureMs, connection.closed);
    }
  }
}
