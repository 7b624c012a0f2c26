import type { Selectable } from 'kysely';
import type { Command, CommandOutcome, CommandResult, Order } from '#shared/server-protocol/command.ts';
import type { Clock } from '../clock.ts';
import type { Database, Tables } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';

type CommandRow = Selectable<Tables['command']>;

/** A command as staff reads it. `waiting`: neither answered nor past its end. */
export type CommandState = {
  id: string;
  order: Order;
  /** User who ordered it. */
  by: string;
  createdAt: number;
  expiresAt: number;
  answeredAt: number | null;
  outcome: { kind: 'waiting' } | Exclude<CommandOutcome, { kind: 'done' }> | DoneWithoutPicture;
};
type DoneWithoutPicture = Omit<Extract<CommandOutcome, { kind: 'done' }>, 'picture'> & {
  hasPicture: boolean;
};

/** What staff ordered screens to do, each once: kept until it is answered or past its end, and its result for staff. */
export class Commands {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async order(screen: string, order: Order, expiresAt: number, by: string): Promise<CommandState> {
    const now = this.#clock.now();
    const row: CommandRow = {
      id: uuidV7(now),
      screen,
      order: JSON.stringify(order),
      by,
      createdAt: now,
      expiresAt,
      answeredAt: null,
      outcome: null,
      picture: null,
    };
    await this.#db.insertInto('command').values(row).execute();
    return this.#state(row);
  }

  /** What the screen has not answered yet and may still do, oldest first. */
  async waiting(screen: string): Promise<Command[]> {
    const rows = await this.#db
      .selectFrom('command')
      .selectAll()
      .where('screen', '=', screen)
      .where('answeredAt', 'is', null)
      .where('expiresAt', '>', this.#clock.now())
      .orderBy('id')
      .execute();
    return rows.map(({ id, expiresAt, order }) => ({ id, expiresAt, order: JSON.parse(order) as Order }));
  }

  /** Keeps the first word of a screen about a command of its own; every other one changes nothing. */
  async answer(screen: string, { id, outcome }: CommandResult): Promise<void> {
    const { picture = null, ...rest } = { picture: undefined, ...outcome };
    const stored = outcome.kind === 'done' ? { ...rest, hasPicture: picture !== null } : outcome;
    await this.#db
      .updateTable('command')
      .set({ answeredAt: this.#clock.now(), outcome: JSON.stringify(stored), picture })
      .where('id', '=', id)
      .where('screen', '=', screen)
      .where('answeredAt', 'is', null)
      .execute();
  }

  /** The newest first. */
  async list(
    screen: string,
    { limit, after }: { limit: number; after?: string | undefined },
  ): Promise<CommandState[]> {
    let query = this.#db.selectFrom('command').selectAll().where('screen', '=', screen);
    if (after !== undefined) query = query.where('id', '<', after);
    const rows = await query.orderBy('id', 'desc').limit(limit).execute();
    return rows.map((row) => this.#state(row));
  }

  async find(screen: string, id: string): Promise<CommandState | undefined> {
    const row = await this.#row(screen, id);
    return row && this.#state(row);
  }

  /** The JPEG that the screen sent with its answer. */
  async picture(screen: string, id: string): Promise<Buffer | undefined> {
    const picture = (await this.#row(screen, id))?.picture;
    return picture ? Buffer.from(picture, 'base64') : undefined;
  }

  /** Lets go of what was ordered before then. */
  async forget(before: number): Promise<void> {
    await this.#db.deleteFrom('command').where('createdAt', '<', before).execute();
  }

  #row(screen: string, id: string): Promise<CommandRow | undefined> {
    return this.#db
      .selectFrom('command')
      .selectAll()
      .where('screen', '=', screen)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  #state({ id, order, by, createdAt, expiresAt, answeredAt, outcome }: CommandRow): CommandState {
    const unanswered = { kind: this.#clock.now() < expiresAt ? 'waiting' : 'expired' } as const;
    return {
      id,
      order: JSON.parse(order) as Order,
      by,
      createdAt,
      expiresAt,
      answeredAt,
      outcome: outcome === null ? unanswered : (JSON.parse(outcome) as CommandState['outcome']),
    };
  }
}
