import { confirmationsIn } from './campaign.ts';
import type { Entry } from './recording.ts';

/**
 * How often a file was forced to disk to accept one key. `isPlain` when SQLite meanwhile only went on with its -wal:
 * no checkpoint, no other file, and no new -wal, whose header costs a sync of its own.
 */
export type SyncCost = { key: string; syncs: number; isPlain: boolean };

/** The cost of each key between beginAccepting() and confirm(), in order (PF13: one for each plain one). */
export function countSyncs(entries: readonly Entry[]): SyncCost[] {
  const paths = new Map<number, string>();
  const costs: SyncCost[] = [];
  let syncs = 0;
  let isPlain = true;
  for (const entry of entries) {
    if (entry.kind === 'marked' && entry.text.startsWith('accepting ')) [syncs, isPlain] = [0, true];
    if (entry.kind === 'opened') paths.set(entry.descriptor, entry.path);
    if (entry.kind === 'synced') syncs += 1;
    if (entry.kind === 'written')
      isPlain &&= entry.offset > 0 && (paths.get(entry.descriptor) ?? '').endsWith('-wal');
    for (const key of confirmationsIn(entry)) costs.push({ key, syncs, isPlain });
  }
  return costs;
}
