import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Database } from '../store/tables.ts';

const witnessSchema = z.object({ history: z.int().min(0) });

/**
 * A file beside the database that remembers how much history the database had. The amount only grows, and
 * the file is written after the commits it counts, so a database that has less is an older copy that
 * somebody put back: its revisions would be given a second time to other content, hence new epochs.
 */
export class Witness {
  readonly #file: string;
  readonly #db: Database;
  #written = -1;

  constructor(file: string, db: Database) {
    this.#file = file;
    this.#db = db;
  }

  /** To be called before the first write. Returns whether all scopes were given a new epoch. */
  async check(): Promise<boolean> {
    const history = await this.#history();
    const isRestored = history < this.#remembered() || (history > 0 && this.#remembered() === -1);
    if (isRestored) await renewEpochs(this.#db);
    this.#remember(history);
    return isRestored;
  }

  /** Remembers what is committed now. */
  async update(): Promise<void> {
    const history = await this.#history();
    if (history !== this.#written) this.#remember(history);
  }

  async #history(): Promise<number> {
    const revisions = await this.#db
      .selectFrom('scope')
      .select((e) => e.fn.sum<number | null>('rev').as('sum'))
      .executeTakeFirst();
    const actions = await this.#db
      .selectFrom('outbox')
      .select((e) => e.fn.sum<number | null>('lastSeq').as('sum'))
      .executeTakeFirst();
    return Number(revisions?.sum ?? 0) + Number(actions?.sum ?? 0);
  }

  /** -1: there is no witness, or none that can be read. */
  #remembered(): number {
    try {
      return witnessSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).history;
    } catch {
      return -1; // missing or torn: a database with a history is then taken for a copy, which costs one comparison
    }
  }

  #remember(history: number): void {
    this.#written = history;
    writeFileSync(`${this.#file}.new`, JSON.stringify({ history }));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

/** Begins a new history of every scope: each screen compares a manifest once. */
async function renewEpochs(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { id } of await tx.selectFrom('scope').select('id').execute()) {
      await tx.updateTable('scope').set({ epoch: randomUUID() }).where('id', '=', id).execute();
    }
    await tx.deleteFrom('scopeDigest').execute();
  });
}
