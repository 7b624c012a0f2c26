import { existsSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isTrouble, fileError } from '../store/store-error.ts';
import type { Clock, Log } from '../ports.ts';

type Parts = { path: string; bytes: number; log: Log };

/** The first content is on the glass, and the first minute is over, before the disk is kept busy. */
const firstLookMs = 60_000;
const lookEveryMs = 3_600_000;
const pieceBytes = 1024 ** 2;

/** A file of no use but its size: thrown overboard when the disk is full, so that what a person did is kept all the same. */
export class Ballast {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Does the work. If the disk is full it gives up the ballast and does it once more; then `store.full` is thrown. */
  makeWayFor<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!isTrouble(error, 'store.full') || !existsSync(this.#parts.path)) throw error;
      rmSync(this.#parts.path);
      this.#parts.log.trouble('store.full', { gaveUpBytes: this.#parts.bytes }, error);
      return work();
    }
  }

  /** Takes the ballast aboard, now and whenever it has gone and there is room again. */
  async run(clock: Clock, signal: AbortSignal): Promise<void> {
    if (this.#parts.bytes === 0) return;
    await clock.delay(firstLookMs, signal);
    for (; !signal.aborted; await clock.delay(lookEveryMs, signal)) if (!this.#isAboard()) await this.#take();
  }

  #isAboard(): boolean {
    return statSync(this.#parts.path, { throwIfNoEntry: false })?.size === this.#parts.bytes;
  }

  async #take(): Promise<void> {
    const { path, bytes, log } = this.#parts;
    try {
      await fill(path, bytes);
    } catch (error) {
      rmSync(path, { force: true }); // half of it would only stand in the way
      const trouble = fileError(error);
      if (!isTrouble(trouble, 'store.full', 'store.read_only')) throw trouble;
      log.trouble(trouble.code, { during: 'ballast' }, trouble);
    }
  }
}

async function fill(path: string, bytes: number): Promise<void> {
  await using file = await open(path, 'w', 0o600);
  const piece = Buffer.alloc(pieceBytes, 'ballast ');
  for (let left = bytes; left > 0; left -= piece.length)
    await file.write(piece, 0, Math.min(left, piece.length));
  await file.sync();
}
