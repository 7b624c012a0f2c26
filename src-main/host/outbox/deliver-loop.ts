import { actionAnswerSchema, maxInFlight } from '#shared/server-protocol/action.ts';
import type { ActionAnswer, ActionMessage } from '#shared/server-protocol/action.ts';
import { askServer } from '../ask-server.ts';
import type { Chance, Clock, Connection, LineUser, Log, WelcomedLine } from '../ports.ts';
import { Wake } from '../wake.ts';
import type { Outbox } from './outbox.ts';

type Retry = Extract<ActionAnswer, { status: 'retry' }>;
type Parts = { clock: Clock; chance: Chance; log: Log; outbox: Outbox };

const longestWaitMs = 60_000;

/**
 * Sends what waits, in the order of `seq`, at most 16 at once, for as long as the line is open. Answers of a batch are
 * written in one commit. After `retry` nothing overtakes: the batch is answered first, then it goes on from the gap.
 */
export class DeliverLoop implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  #fruitless = 0;
  #isSending = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.outbox.onChange(() => this.#wake.wake());
  }

  /** Whether answers are awaited. */
  get isSending(): boolean {
    return this.#isSending;
  }

  async run({ connection, welcome }: WelcomedLine): Promise<void> {
    const { clock, outbox } = this.#parts;
    if (welcome.lastSeq > outbox.lastSeq) return this.#renew(connection);
    outbox.forget(welcome.durableSeq);
    outbox.resumeAfter(welcome.lastSeq);
    this.#fruitless = 0;
    while (!connection.closed.aborted) {
      const batch = outbox.pending(maxInFlight);
      if (batch.length > 0) await this.#deliver(connection, batch);
      else await this.#wake.wait(clock, Number.POSITIVE_INFINITY, connection.closed);
    }
  }

  /** The server has heard more under this incarnation than this screen ever said: the next hello names another one. */
  #renew(connection: Connection): void {
    const { outbox, log, chance } = this.#parts;
    log.note('outbox renumbered', { lastSeq: outbox.lastSeq });
    outbox.renew(chance.uuid7());
    connection.close();
  }

  async #deliver(connection: Connection, batch: readonly ActionMessage[]): Promise<void> {
    this.#isSending = true;
    const asked = await Promise.all(batch.map((action) => this.#send(connection, action)));
    this.#isSending = false;
    const answers = asked.filter((answer) => answer !== undefined);
    const final = answers.filter((answer) => answer.status !== 'retry');
    if (final.length > 0) this.#parts.outbox.settle(final);
    this.#fruitless = final.length > 0 ? 0 : this.#fruitless + 1;
    const retry = answers.find((answer) => answer.status === 'retry');
    if (retry?.expect !== undefined) this.#goBack(connection, retry.expect);
    await this.#pause(connection, retry);
  }

  /** The server's word on one action; undefined when the line dropped or the answer makes no sense. */
  async #send(connection: Connection, action: ActionMessage): Promise<ActionAnswer | undefined> {
    const asked = await askServer(this.#parts, connection, {
      name: 'action',
      message: action,
      answer: actionAnswerSchema,
    });
    if (asked.kind !== 'answer') return undefined;
    if (asked.value.key === action.key) return asked.value;
    this.#parts.log.trouble('protocol.malformed', { message: 'action', field: 'key' });
    return undefined;
  }

  /** The server misses `expect`: everything from there is sent again, and what is no longer held is admitted. */
  #goBack(connection: Connection, expect: number): void {
    const { outbox, log } = this.#parts;
    outbox.resumeAfter(expect - 1);
    const held = outbox.firstHeld(expect);
    if (held === undefined || held === expect) return;
    log.trouble('outbox.forgotten', { from: expect, to: held - 1 });
    connection.tell('forgotten', { incarnation: outbox.incarnation, from: expect, to: held - 1 });
  }

  /** As long as the server asks for; and when nothing came of it twice, ever longer. */
  async #pause(connection: Connection, retry: Retry | undefined): Promise<void> {
    const { clock, chance } = this.#parts;
    const asked = retry && retry.expect === undefined ? retry.retryAfterMs : 0;
    const own =
      this.#fruitless > 1 ? chance.random() * Math.min(longestWaitMs, 1000 * 2 ** this.#fruitless) : 0;
    if (asked + own > 0) await clock.delay(Math.max(asked, own), connection.closed);
  }
}
