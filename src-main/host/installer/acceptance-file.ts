import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { acceptanceSchema } from '#shared/domain/acceptance.ts';
import type { Acceptance } from '#shared/domain/acceptance.ts';
import {
  acceptanceAnswerSchema,
  acceptanceMessageSchema,
  acceptanceProof,
} from '#shared/server-protocol/acceptance.ts';
import { askServer } from '../ask-server.ts';
import type { Clock, LineUser, Log, WelcomedLine } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';
import { sparing } from '../store/store-error.ts';
import { Wake } from '../wake.ts';

type Parts = { dataDir: string; clock: Clock; log: Log };

const keptSchema = acceptanceMessageSchema.extend({ isTold: z.boolean() });
type Kept = z.infer<typeof keptSchema>;

const afterFailureMs = 60_000;

/** The last acceptance report of this screen, signed when it was made; it is told to the server when there is a line. */
export class AcceptanceFile implements LineUser {
  readonly #parts: Parts;
  readonly #path: string;
  readonly #wake = new Wake();
  #kept: Kept | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#path = join(parts.dataDir, 'identity', 'acceptance.json');
    this.#kept = readKept(this.#path, parts.log);
  }

  get current(): Acceptance | null {
    return this.#kept ? acceptanceSchema.parse(JSON.parse(this.#kept.report)) : null;
  }

  /** On the disk on return. */
  keep(acceptance: Acceptance, identity: { sign(text: string): string }): void {
    const report = JSON.stringify(acceptance);
    this.#set({ report, signature: identity.sign(acceptanceProof(report)), isTold: false });
    this.#wake.wake();
  }

  forget(): void {
    rmSync(this.#path, { force: true });
    this.#kept = undefined;
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const { clock, log } = this.#parts;
    while (!connection.closed.aborted) {
      const kept = this.#kept;
      if (!kept || kept.isTold) {
        await this.#wake.wait(clock, Number.POSITIVE_INFINITY, connection.closed);
        continue;
      }
      const { isTold: _isTold, ...message } = kept;
      const question = { name: 'acceptance', message, answer: acceptanceAnswerSchema };
      const asked = await askServer(this.#parts, connection, question);
      if (asked.kind !== 'answer' || !asked.value.ok) await clock.delay(afterFailureMs, connection.closed);
      else if (kept === this.#kept) sparing(log, () => this.#set({ ...kept, isTold: true }));
    }
  }

  #set(kept: Kept): void {
    writeSmallFile(this.#path, JSON.stringify(kept));
    this.#kept = kept;
  }
}

function readKept(path: string, log: Log): Kept | undefined {
  const text = readSmallFile(path);
  if (text === undefined) return undefined;
  try {
    const kept = keptSchema.parse(JSON.parse(text));
    acceptanceSchema.parse(JSON.parse(kept.report));
    return kept;
  } catch (error) {
    log.trouble('identity.unreadable', { file: 'acceptance.json' }, error);
    return undefined;
  }
}
