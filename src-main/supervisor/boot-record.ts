import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const recordSchema = z.object({ bootId: z.string(), startedAnew: z.int().min(0) });

/** A screen that could not be helped by starting everything anew so often is not helped by once more. */
const mostAnew = 3;

/** How often, since the machine was switched on, everything was ended so that the system starts it anew. */
export class BootRecord {
  readonly #path: string;
  readonly #bootId: string;

  constructor(path: string, bootId = readBootId()) {
    this.#path = path;
    this.#bootId = bootId;
  }

  /** Notes one more and answers whether it may be: three in one boot. No, where it cannot be noted. */
  startAnew(): boolean {
    const startedAnew = this.#count();
    if (startedAnew >= mostAnew) return false;
    try {
      writeFileSync(this.#path, JSON.stringify({ bootId: this.#bootId, startedAnew: startedAnew + 1 }), {
        mode: 0o600,
      });
      return true;
    } catch {
      return false; // a disk that takes nothing: without a count it would never end
    }
  }

  #count(): number {
    try {
      const record = recordSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      return record.bootId === this.#bootId ? record.startedAnew : 0;
    } catch {
      return 0; // no file, or one that a power cut has damaged
    }
  }
}

/** Another one after each start of the machine; the same for ever where Linux is not. */
function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
