import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { bootOffline } from '../bench/boot-offline.ts';
import { applyDeltas, applySnapshot } from '../bench/feed-cache.ts';
import type { Figure } from '../bench/measure.ts';
import { idleCost } from '../bench/idle-cost.ts';
import { memory } from '../bench/memory.ts';
import { pageSize } from '../bench/page-size.ts';
import { publishToGlass } from '../bench/publish-to-glass.ts';
import { tapToPaint } from '../bench/tap-to-paint.ts';

/*
 * `npm run bench [PF1 …]`: measures side by side with the peers named in docs/SPEC.md, prints a table and writes
 * JSON to bench/results/. It reports; it never fails because of a figure.
 */
const benches: Record<string, () => Promise<Figure[]>> = {
  PF1: () => applySnapshot(7),
  PF2: () => applyDeltas(7),
  PF4: () => bootOffline(5),
  PF5: () => publishToGlass(60),
  PF6: () => tapToPaint(1_000),
  PF7: () => memory({ navigations: 10_000, warmUp: 2_000, changes: 1_000 }),
  PF8: pageSize,
  PF9: () => idleCost(60),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !Object.hasOwn(benches, id));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}

const figures: Figure[] = [];
for (const [id, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  process.stderr.write(`${id}…\n`);
  for (const figure of await bench()) {
    figures.push(figure);
    const verdict = figure.met ? 'met   ' : 'MISSED';
    process.stdout.write(
      `${figure.id}  ${verdict}  ${figure.value.padStart(9)}  ${figure.bar.padEnd(10)}  ${figure.what}\n`,
    );
  }
}

const results = resolve(import.meta.dirname, '../bench/results');
mkdirSync(results, { recursive: true });
const at = new Date().toISOString();
const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
const file = join(results, `${at.replaceAll(':', '-')}.json`);
writeFileSync(file, `${JSON.stringify({ at, machine, figures }, null, 2)}\n`);
process.stderr.write(`Written to ${file}\n`);
