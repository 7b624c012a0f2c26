import type { Database } from 'better-sqlite3';
import type { UnixMs } from '../ports.ts';

/** An action that its person may still take back. It has no `seq` yet, so nothing of the others waits for it. */
export type HeldAction = { key: string; kind: string; payload: string; at: UnixMs };

/** The rows of the actions that are held back, in the order in which people did them. */
export class HeldActions {
  readonly #sql;

  constructor(db: Database) {
    this.#sql = {
      add: db.prepare<[key: string, kind: string, payload: string, at: UnixMs]>(
        'INSERT INTO held (key, kind, payload, at) VALUES (?, ?, ?, ?)',
      ),
      all: db.prepare<[], HeldAction>('SELECT key, kind, payload, at FROM held ORDER BY place'),
      remove: db.prepare<[key: string]>('DELETE FROM held WHERE key = ?'),
    };
  }

  get all(): HeldAction[] {
    return this.#sql.all.all();
  }

  find(key: string): HeldAction | undefined {
    return this.all.find((action) => action.key === key);
  }

  /** Those that the same request hangs on as this payload. */
  about(payload: unknown): HeldAction[] {
    const requestId = requestOf(payload);
    if (requestId === undefined) return [];
    return this.all.filter((held) => requestOf(JSON.parse(held.payload)) === requestId);
  }

  add({ key, kind, payload, at }: HeldAction): void {
    this.#sql.add.run(key, kind, payload, at);
  }

  /** False: it is not held any more. */
  remove(key: string): boolean {
    return this.#sql.remove.run(key).changes > 0;
  }
}

function requestOf(payload: unknown): unknown {
  return (payload as { requestId?: unknown } | null)?.requestId;
}
