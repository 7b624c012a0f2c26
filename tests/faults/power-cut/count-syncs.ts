import { confirmationsIn } from './campaign.ts';
import type { Entry } from './recording.ts';

/**
 * What one confirmed key cost: how often a file was forced to disk since the confirmation before it. `isPlain` when
 * meanwhile SQLite only went on with its -wal: no checkpoint, no new -wal, no other file.
 */
export type SyncCost = { key: string; syncs: number; isPlain: boolean };

/** The cost of each confirmed key, in order (PF13: one for each plain one). */
export function countSyncs(entries: readonly Entry[]): SyncCost[] {
  const paths = new Map<number, string>();
  const costs: SyncCost[] = [];
  let syncs = 0;
  let isPlain = true;
  for (const entry of entries) {
    if (entry.kind === 'opened') paths.set(entry.descriptor, entry.path);
    if (entry.kind === 'synced') syncs += 1;
    if (entry.kind === 'written') {
      isPlain &&= entry.offset > 0 && (paths.get(entry.descriptor) ?? '').endsWith('-wal');
    }
    for (const key of confirmationsIn(entry)) {
      costs.push({ key, syncs, isPlain });
      [syncs, isPlain] = [0, true];
    }
  }
  return costs;
}
