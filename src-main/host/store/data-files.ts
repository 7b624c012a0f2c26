import type { Database } from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance, Clock, Log } from '../ports.ts';
import { openFeedFile } from './feed-file.ts';
import { closeDatabase } from './open-database.ts';
import { openOutboxFile } from './outbox-file.ts';
import { removeAsides } from './set-aside.ts';
import { sparing } from './store-error.ts';

const tidyEveryMs = 3_600_000;

/** The two databases of a kiosk, open. */
export type DataFiles = {
  outboxDb: Database;
  feedDb: Database;
  /** Once an hour: the write-ahead logs go into their files, and `tidy` looks after the rest. */
  keepTidy(clock: Clock, tidy: () => void, signal: AbortSignal): Promise<void>;
  /** After everything was deleted: nothing of it stays readable in a file, in a log or in what was set aside. */
  shred(): void;
  close(): void;
};

/** Opens what lies in the data directory, and makes what is missing. Throws a KioskError `store.…`. */
export function openDataFiles(dataDir: string, chance: Chance, log: Log): DataFiles {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const [outboxPath, feedPath] = [join(dataDir, 'outbox.db'), join(dataDir, 'feed.db')];
  const outboxDb = openOutboxFile(outboxPath, chance, log);
  const feedDb = openFeedFile(feedPath, log);
  const both = [outboxDb, feedDb];
  return {
    outboxDb,
    feedDb,
    keepTidy: async (clock, tidy, signal) => {
      for (await clock.delay(tidyEveryMs, signal); !signal.aborted; await clock.delay(tidyEveryMs, signal)) {
        sparing(log, tidy);
        sparing(log, () => both.forEach((db) => db.pragma('wal_checkpoint(TRUNCATE)')));
      }
    },
    shred: () => {
      for (const path of [outboxPath, feedPath]) removeAsides(path);
      sparing(log, () => both.forEach((db) => db.exec('VACUUM')));
      sparing(log, () => both.forEach((db) => db.pragma('wal_checkpoint(TRUNCATE)')));
    },
    close: () => both.forEach(closeDatabase),
  };
}
