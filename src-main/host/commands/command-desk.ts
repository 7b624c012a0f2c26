import { KioskError } from '#shared/kiosk-error.ts';
import { commandResultAnswerSchema, commandSchema, orderSchema } from '#shared/server-protocol/command.ts';
import type { CommandOutcome, Order } from '#shared/server-protocol/command.ts';
import { askServer } from '../ask-server.ts';
import type { Clock, LineUser, Log, Time, WelcomedLine } from '../ports.ts';
import { Wake } from '../wake.ts';
import type { CommandFile } from './command-file.ts';

type Parts = {
  clock: Clock;
  /** Corrected: the end of a command is told in the server's time. */
  time: Time;
  log: Log;
  file: CommandFile;
  /** null: it has begun, and only the next start of the host knows that it is done. */
  perform: (order: Order) => Promise<CommandOutcome | null>;
};

const afterFailureMs = 60_000;

/** Does what the server orders, one after the other, each once, and tells what became of it until that is answered. */
export class CommandDesk implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  /** Results with a picture, which is not kept on the disk. */
  readonly #pictured = new Map<string, CommandOutcome>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const { clock, file } = this.#parts;
    connection.listen('command', (message) => {
      this.#last = this.#last.then(() => this.#take(message));
    });
    while (!connection.closed.aborted) {
      const [result] = file.untold;
      if (!result) {
        await this.#wake.wait(clock, Number.POSITIVE_INFINITY, connection.closed);
        continue;
      }
      const { id } = result;
      const message = { id, outcome: this.#pictured.get(id) ?? result.outcome };
      const question = { name: 'command:result', message, answer: commandResultAnswerSchema };
      const asked = await askServer(this.#parts, connection, question);
      if (asked.kind === 'answer' && asked.value.ok) this.#told(id);
      else await clock.delay(afterFailureMs, connection.closed);
    }
  }

  /** What cannot be written down before it is begun is not begun: it is sent again. */
  async #take(message: unknown): Promise<void> {
    const { time, log, file } = this.#parts;
    const command = commandSchema.safeParse(message).data;
    if (!command) return log.trouble('protocol.malformed', { message: 'command' });
    if (file.knows(command.id)) return;
    const order = orderSchema.safeParse(command.order).data;
    try {
      file.begin(command, order?.kind ?? '', time.now());
      log.note('command', { id: command.id, kind: order?.kind ?? 'unknown' });
      const outcome = await this.#outcomeOf(command.expiresAt, order);
      if (outcome) this.#ended(command.id, outcome);
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      log.trouble(error.code, { during: 'command' }, error);
    }
  }

  async #outcomeOf(expiresAt: number, order: Order | undefined): Promise<CommandOutcome | null> {
    const { time, log, perform } = this.#parts;
    if (time.now() >= expiresAt) return { kind: 'expired' };
    if (!order) return { kind: 'failed', because: 'command.unknown_kind' };
    try {
      return await perform(order);
    } catch (error) {
      const because = error instanceof KioskError ? error.code : 'internal';
      log.trouble(because, { during: order.kind }, error);
      return { kind: 'failed', because };
    }
  }

  #ended(id: string, outcome: CommandOutcome): void {
    if (outcome.kind === 'done' && outcome.picture !== undefined) this.#pictured.set(id, outcome);
    this.#parts.file.end(id, outcome);
    this.#wake.wake();
  }

  #told(id: string): void {
    this.#pictured.delete(id);
    this.#parts.file.told(id);
  }
}
