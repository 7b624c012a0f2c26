import { createPublicKey, verify } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import {
  enrolmentFileProof,
  enrolmentFileSchema,
  preparedEnrolmentSchema,
} from '#shared/server-protocol/enrolment-file.ts';
import type { EnrolmentFileText, PreparedEnrolment } from '#shared/server-protocol/enrolment-file.ts';
import type { SetupRefusal } from '#shared/kiosk-api/verbs.ts';
import type { Clock, Log, UnixMs } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';
import { readStickFiles } from './stick-files.ts';
import type { StickFile } from './stick-files.ts';

type Parts = {
  dataDir: string;
  /** Where sticks are mounted. */
  folders: readonly string[];
  /** Of the server, SPKI in base64; undefined: no file can be believed. */
  serverKey: string | undefined;
  clock: Clock;
  /** No true clock can be before it. */
  builtAt: UnixMs;
  log: Log;
};

type Looked = { kind: 'prepared'; prepared: PreparedEnrolment } | SetupRefusal;

const usedSchema = z.array(z.uuid());

/** The enrolment file on a stick, and whether this screen may believe it. Every fault is a refusal of its own. */
export class UsbEnrolment {
  readonly #parts: Parts;
  readonly #usedPath: string;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#usedPath = join(parts.dataDir, 'identity', 'used-files.json');
  }

  /** Of several sticks, the first whose file is good. */
  look(): Looked {
    const looks = readStickFiles(this.#parts.folders).map((file) => this.#judge(file));
    const looked = looks.find(({ kind }) => kind === 'prepared') ?? looks[0] ?? refuse('file.absent');
    if (looked.kind === 'refused') this.#parts.log.trouble(looked.because, { during: 'enrolment' });
    return looked;
  }

  /** This screen never takes the file again, whoever brings it. On the disk on return. */
  use({ id }: PreparedEnrolment): void {
    writeSmallFile(this.#usedPath, JSON.stringify([...this.#used(), id]));
  }

  #judge(file: StickFile): Looked {
    const { serverKey, clock, builtAt } = this.#parts;
    if (file.kind === 'too-large') return refuse('file.too_large');
    const envelope = readJson(file.text, enrolmentFileSchema);
    if (!envelope) return refuse('file.damaged');
    if (serverKey === undefined) return refuse('file.no_key');
    if (envelope.serverKey !== serverKey) return refuse('file.foreign');
    if (!isSigned(envelope)) return refuse('file.forged');
    const prepared = readJson(envelope.signed, preparedEnrolmentSchema);
    if (!prepared) return refuse('file.damaged');
    if (clock.now() < Math.max(builtAt, prepared.madeAt - 86_400_000)) return refuse('clock.wrong');
    if (clock.now() >= prepared.expiresAt) return { ...refuse('file.expired'), since: prepared.expiresAt };
    return this.#used().includes(prepared.id) ? refuse('file.used') : { kind: 'prepared', prepared };
  }

  #used(): string[] {
    return readJson(readSmallFile(this.#usedPath) ?? '[]', usedSchema) ?? [];
  }
}

const refuse = (because: SetupRefusal['because']): SetupRefusal => ({ kind: 'refused', because });

function readJson<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Signed by the key that the file names, which the caller has found to be the screen's own. */
function isSigned({ signed, serverKey, signature }: EnrolmentFileText): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(serverKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(enrolmentFileProof(signed)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false; // `serverKey` of the configuration is no key
  }
}
