import { join } from 'node:path';
import { glassHealthFile } from '#shared/glass-health.ts';
import type { GlassHealth } from '#shared/glass-health.ts';
import type { Clock, Log } from '../ports.ts';
import { writeSmallFile } from '../store/small-file.ts';
import { sparing } from '../store/store-error.ts';

/** Words for the updater are left when content is on the glass, and again when it has been for this long; then there is no more to prove. */
const tellAtMs = [0, 60_000];

type Parts = { dataDir: string; version: string; clock: Clock; log: Log };

/** Leaves word that this version keeps content on the glass: by it the updater tells a good version from one to take back. */
export class GlassProof {
  readonly #parts: Parts;
  readonly #due = [...tellAtMs];
  #firstAt: number | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The page lives and shows something. */
  heartbeat(): void {
    const { dataDir, version, clock, log } = this.#parts;
    const now = clock.monotonic();
    this.#firstAt ??= now;
    const [next = Infinity] = this.#due;
    if (now - this.#firstAt < next) return;
    this.#due.shift();
    const health: GlassHealth = { version, upSeconds: Math.floor((now - this.#firstAt) / 1000) };
    sparing(log, () => writeSmallFile(join(dataDir, glassHealthFile), JSON.stringify(health)));
  }
}
