import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import { farewellAnswerSchema, farewellProof, farewellSchema } from '#shared/server-protocol/farewell.ts';
import type { Farewell } from '#shared/server-protocol/farewell.ts';
import { askServer } from '../ask-server.ts';
import type { Chance, Clock, Log, ServerLink } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';
import { sparing } from '../store/store-error.ts';
import { Wake } from '../wake.ts';
import type { Identity } from './identity.ts';

type Parts = { dataDir: string; link: ServerLink; clock: Clock; chance: Chance; log: Log };

/**
 * Tells the server that screens were taken out of service at this glass, also long after: each farewell was signed
 * while its key was there, and stays in a small file until it has been answered.
 */
export class Farewells {
  readonly #parts: Parts;
  readonly #path: string;
  readonly #wake = new Wake();
  #open: Farewell[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#path = join(parts.dataDir, 'identity', 'farewells.json');
    this.#open = readFarewells(this.#path, parts.log);
  }

  /** On the disk on return. */
  say(screenId: string, identity: Identity): void {
    this.#keep([...this.#open, { screenId, signature: identity.sign(farewellProof(screenId)) }]);
    this.#wake.wake();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, chance, log } = this.#parts;
    for (let failures = 0; !signal.aborted;) {
      const [first] = this.#open;
      if (!first) {
        await this.#wake.wait(clock, Number.POSITIVE_INFINITY, signal);
      } else if (await this.#tell(first, signal)) {
        failures = 0;
        sparing(log, () => this.#keep(this.#open.filter((farewell) => farewell !== first)));
      } else {
        const widest = Math.min(
          connectionTimes.reconnectMost,
          connectionTimes.reconnectFirst * 2 ** failures++,
        );
        await clock.delay(chance.random() * widest, signal);
      }
    }
  }

  /** Any answer is the end of it: a server that does not know the screen needs no farewell. */
  async #tell(message: Farewell, signal: AbortSignal): Promise<boolean> {
    const connection = await this.#parts.link.connect('/enrol', signal);
    if (!connection) return false;
    const question = { name: 'screen:farewell', message, answer: farewellAnswerSchema };
    const asked = await askServer(this.#parts, connection, question);
    connection.close();
    if (asked.kind !== 'answer') return false;
    return asked.value.ok || !['internal', 'server.busy'].includes(asked.value.refusal.code);
  }

  #keep(farewells: Farewell[]): void {
    this.#open = farewells;
    if (farewells.length > 0) writeSmallFile(this.#path, JSON.stringify(farewells));
    else rmSync(this.#path, { force: true });
  }
}

function readFarewells(path: string, log: Log): Farewell[] {
  const text = readSmallFile(path);
  if (text === undefined) return [];
  try {
    return z.array(farewellSchema).parse(JSON.parse(text));
  } catch (error) {
    log.trouble('identity.unreadable', { file: 'farewells.json' }, error);
    return [];
  }
}
