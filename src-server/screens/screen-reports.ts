import type { Applied } from '#shared/server-protocol/applied.ts';
import type { Health } from '#shared/server-protocol/health.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/tables.ts';

/** Reports wait at most so long before they are stored together: a town that applies a change is one transaction. */
export const reportsWaitMs = 1_000;

/** What screens say of themselves. Only the last word counts, so it is gathered in memory and stored in one go. */
export class ScreenReports {
  readonly #db: Database;
  readonly #clock: Clock;
  #health = new Map<string, Health>();
  #applied = new Map<string, { screen: string } & Applied>();
  #seen = new Set<string>();

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  seen(screen: string): void {
    this.#seen.add(screen);
  }

  health(screen: string, health: Health): void {
    this.#health.set(screen, health);
    this.seen(screen);
  }

  applied(screen: string, applied: Applied): void {
    this.#applied.set(`${screen} ${applied.scope}`, { screen, ...applied });
    this.seen(screen);
  }

  /** Stores what was gathered. */
  async flush(): Promise<void> {
    if (this.#seen.size === 0) return;
    const [health, applied, seen] = [this.#health, this.#applied, this.#seen];
    [this.#health, this.#applied, this.#seen] = [new Map(), new Map(), new Set()];
    const at = this.#clock.now();
    await this.#db.transaction().execute(async (tx) => {
      for (const id of seen)
        await tx.updateTable('screen').set({ seenAt: at }).where('id', '=', id).execute();
      for (const [id, report] of health) {
        const row = { health: JSON.stringify(report), healthAt: at };
        await tx.updateTable('screen').set(row).where('id', '=', id).execute();
      }
      for (const { screen, scope, epoch, cursor, digest } of applied.values()) {
        const row = { epoch, cursor, digest, at };
        await tx
          .insertInto('screenCursor')
          .values({ screen, scope, ...row })
          .onConflict((conflict) => conflict.columns(['screen', 'scope']).doUpdateSet(row))
          .execute();
      }
    });
  }
}
