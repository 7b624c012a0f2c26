import type { Database } from 'better-sqlite3';
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Measures } from '#shared/domain/acceptance.ts';
import type { Chance, Log } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';
import { inStore, sparing } from '../store/store-error.ts';

type Parts = { dataDir: string; databases: readonly Database[]; chance: Chance; log: Log };

/** Free space, a text written to the disk and read back, and what SQLite says of its files. */
export function measureStorage({ dataDir, databases, chance, log }: Parts): Measures['storage'] {
  const { bavail, bsize } = statfsSync(dataDir);
  const path = join(dataDir, 'self-test');
  const text = chance.uuid7();
  let isWritable = false;
  sparing(log, () => {
    writeSmallFile(path, text);
    isWritable = readSmallFile(path) === text;
  });
  rmSync(path, { force: true });
  return { freeBytes: bavail * bsize, isWritable, areDatabasesSound: databases.every(isSound) };
}

function isSound(database: Database): boolean {
  return inStore(() => database.pragma('quick_check', { simple: true })) === 'ok';
}
