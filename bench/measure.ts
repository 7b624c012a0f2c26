import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A measured line of the table. Times in milliseconds; `bar` is what quality.md asks. */
export type Figure = {
  id: string;
  what: string;
  value: string;
  bar: string;
  met: boolean;
  samples: number[];
};

export function percentile(samples: number[], part: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: number[]) => percentile(samples, 0.5);

/** Runs contestants turn by turn in one process, so that a slow moment of the machine meets all of them. */
export async function turnByTurn<Name extends string>(
  rounds: number,
  contestants: Record<Name, (folder: string) => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const folder = mkdtempSync(join(tmpdir(), 'vestibule-bench-'));
      try {
        const milliseconds = await contestants[name](folder);
        if (round > 0) samples[name].push(milliseconds); // the first round warms up
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
  return samples;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => void | Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Items in pages as the wire brings them. */
export function pagesOf<T>(items: T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, page) =>
    items.slice(page * size, (page + 1) * size),
  );
}
