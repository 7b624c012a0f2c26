import type { Database } from 'better-sqlite3';
import type { Clock } from '../ports.ts';

const everyMs = 3_600_000;

/** Once an hour: the write-ahead logs go into their files, and `forget` lets go of what is too old. */
export async function keepHouse(
  clock: Clock,
  databases: readonly Database[],
  forget: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.delay(everyMs, signal);
    if (signal.aborted) return;
    forget();
    for (const db of databases) db.pragma('wal_checkpoint(TRUNCATE)');
  }
}

/** After deleting: nothing of it stays readable in the file or its log. */
export function shred(db: Database): void {
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
