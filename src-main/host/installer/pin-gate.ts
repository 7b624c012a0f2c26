import { join } from 'node:path';
import { z } from 'zod';
import type { InstallerEntry } from '#shared/kiosk-api/verbs.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';
import { fitsSlowHash } from '../slow-hash.ts';

type Parts = {
  dataDir: string;
  clock: Clock;
  chance: Chance;
  log: Log;
  /** The line that a PIN is checked against; null: nobody has set one, and nobody comes in. */
  pinLine: () => string | null;
};

const triesSchema = z.object({
  wrong: z.int().min(0),
  waits: z.int().min(0),
  waitMs: z.number().min(0),
  /** Monotonic; means something in this boot only. */
  waitUntil: z.number(),
  bootId: z.string(),
});
type Tries = z.infer<typeof triesSchema>;

const triesAllowed = 5;
const firstWaitMs = 300_000;
const longestWaitMs = 3_600_000;
/** A visit that nobody goes on with is over. */
const visitMs = 900_000;

/**
 * Lets an installer in by PIN, without a network:
 *
 *     shut ──right PIN──▶ open for one ticket ──leave, 15 min without a call──▶ shut
 *       └──fifth wrong──▶ waiting 5 min, doubling to 1 h ──▶ shut
 *
 * A try is on the disk before it is looked at: neither a restart nor a power cut gives it back. A wait that a
 * restart of the machine interrupts begins anew.
 */
export class PinGate {
  readonly #parts: Parts;
  readonly #path: string;
  #tries: Tries;
  #visit: { ticket: string; until: number } | undefined;
  #checking: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#path = join(parts.dataDir, 'installer.json');
    this.#tries = this.#readTries();
  }

  /** One PIN after the other: two that come at once are two tries. */
  enter(pin: string): Promise<InstallerEntry> {
    const checked = this.#checking.then(() => this.#enter(pin));
    this.#checking = checked.catch(() => {});
    return checked;
  }

  /** Throws a KioskError `auth.required` unless the ticket is that of the visit that is open. */
  require(ticket: string): void {
    const now = this.#parts.clock.monotonic();
    if (this.#visit?.ticket !== ticket || now >= this.#visit.until)
      throw new KioskError('auth.required', 'no installer is here');
    this.#visit.until = now + visitMs;
  }

  leave(ticket: string): void {
    if (this.#visit?.ticket === ticket) this.#visit = undefined;
  }

  async #enter(pin: string): Promise<InstallerEntry> {
    const { clock, chance, log, pinLine } = this.#parts;
    const line = pinLine();
    if (line === null) return { kind: 'closed' };
    const waitingMs = this.#tries.waitUntil - clock.monotonic();
    if (waitingMs > 0) return { kind: 'wait', seconds: Math.ceil(waitingMs / 1000) };
    this.#count();
    if (!(await fitsSlowHash(pin, line))) return this.#refuse();
    this.#keep({ wrong: 0, waits: 0, waitMs: 0, waitUntil: 0, bootId: clock.bootId });
    this.#visit = { ticket: chance.uuid7(), until: clock.monotonic() + visitMs };
    log.note('installer came in');
    return { kind: 'open', ticket: this.#visit.ticket };
  }

  #count(): void {
    const { wrong, waits } = this.#tries;
    const { clock } = this.#parts;
    const isLast = wrong + 1 >= triesAllowed;
    const waitMs = isLast ? Math.min(longestWaitMs, firstWaitMs * 2 ** waits) : 0;
    this.#keep({
      wrong: isLast ? 0 : wrong + 1,
      waits: isLast ? waits + 1 : waits,
      waitMs,
      waitUntil: isLast ? clock.monotonic() + waitMs : 0,
      bootId: clock.bootId,
    });
  }

  #refuse(): InstallerEntry {
    const { wrong, waitMs } = this.#tries;
    this.#parts.log.trouble('installer.wrong_pin', { wait: waitMs > 0 });
    return waitMs > 0
      ? { kind: 'wait', seconds: waitMs / 1000 }
      : { kind: 'wrong', left: triesAllowed - wrong };
  }

  #keep(tries: Tries): void {
    writeSmallFile(this.#path, JSON.stringify(tries));
    this.#tries = tries;
  }

  #readTries(): Tries {
    const { clock, log } = this.#parts;
    const { bootId } = clock;
    const none = { wrong: 0, waits: 0, waitMs: 0, waitUntil: 0, bootId };
    const text = readSmallFile(this.#path);
    if (text === undefined) return none;
    try {
      const kept = triesSchema.parse(JSON.parse(text));
      if (kept.bootId === bootId) return kept;
      return { ...kept, bootId, waitUntil: kept.waitMs > 0 ? clock.monotonic() + kept.waitMs : 0 };
    } catch (error) {
      log.trouble('identity.unreadable', { file: 'installer.json' }, error);
      return none;
    }
  }
}
