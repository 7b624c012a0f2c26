import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  enrolmentFileName,
  enrolmentFileProof,
  enrolmentFileSchema,
  preparedEnrolmentSchema,
} from '#shared/server-protocol/enrolment-file.ts';
import type { PreparedEnrolment } from '#shared/server-protocol/enrolment-file.ts';
import type { SetupRefusal } from '#shared/kiosk-api/verbs.ts';
import type { Clock, Log, UnixMs } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';

type Parts = {
  dataDir: string;
  /** Where sticks are mounted, one or two folders deep. */
  folders: readonly string[];
  /** Of the server, SPKI in base64; undefined: no file can be believed. */
  serverKey: string | undefined;
  clock: Clock;
  /** No true clock can be before it. */
  builtAt: UnixMs;
  log: Log;
};

type Looked = { kind: 'prepared'; prepared: PreparedEnrolment } | SetupRefusal;

const mostBytes = 16 * 1024;
const usedSchema = z.array(z.uuid());

/** The enrolment file on a stick, and whether this screen may believe it. Every fault is a refusal of its own. */
export class UsbEnrolment {
  readonly #parts: Parts;
  readonly #usedPath: string;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#usedPath = join(parts.dataDir, 'identity', 'used-files.json');
  }

  look(): Looked {
    const { clock, builtAt, folders, log } = this.#parts;
    const text = folders.flatMap(placesIn).map(readStick).find((found) => found !== undefined);
    if (text === undefined) return refuse('file.absent');
    const prepared = this.#believed(text);
    if (!prepared) {
      log.trouble('file.untrusted', { hasServerKey: this.#parts.serverKey !== undefined });
      return refuse('file.untrusted');
    }
    if (clock.now() < Math.max(builtAt, prepared.madeAt - 86_400_000)) return refuse('clock.wrong');
    if (clock.now() >= prepared.expiresAt) return { ...refuse('file.expired'), since: prepared.expiresAt };
    return this.#used().includes(prepared.id) ? refuse('file.used') : { kind: 'prepared', prepared };
  }

  /** This screen never takes the file again, whoever brings it. On the disk on return. */
  use({ id }: PreparedEnrolment): void {
    writeSmallFile(this.#usedPath, JSON.stringify([...this.#used(), id]));
  }

  #believed(text: string): PreparedEnrolment | undefined {
    const { serverKey } = this.#parts;
    try {
      const { signed, signature } = enrolmentFileSchema.parse(JSON.parse(text));
      const key = createPublicKey({ key: Buffer.from(serverKey ?? '', 'base64'), format: 'der', type: 'spki' });
      const isTrue = verify(null, Buffer.from(enrolmentFileProof(signed)), key, Buffer.from(signature, 'base64'));
      return isTrue ? preparedEnrolmentSchema.parse(JSON.parse(signed)) : undefined;
    } catch {
      return undefined; // no JSON, no file of ours, or no key to check it with: all the same to who holds the stick
    }
  }

  #used(): string[] {
    const read = usedSchema.safeParse(JSON.parse(readSmallFile(this.#usedPath) ?? '[]'));
    return read.data ?? [];
  }
}

const refuse = (because: SetupRefusal['because']): SetupRefusal => ({ kind: 'refused', because });

/** The folder itself and two levels below: /media/<stick>, /run/media/<user>/<stick>. */
function placesIn(folder: string): string[] {
  const below = foldersOf(folder);
  return [folder, ...below, ...below.flatMap(foldersOf)];
}

function foldersOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return []; // not there, or pulled out
  }
}

function readStick(folder: string): string | undefined {
  const path = join(folder, enrolmentFileName);
  try {
    return statSync(path).size > mostBytes ? '' : readFileSync(path, 'utf8');
  } catch {
    return undefined; // most folders hold none
  }
}
