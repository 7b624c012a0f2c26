import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnrolmentFiles } from '#server/residences/enrolment-files.ts';
import { enrolmentFileName } from '#shared/server-protocol/enrolment-file.ts';
import type { PreparedEnrolment } from '#shared/server-protocol/enrolment-file.ts';
import { goodCode, noon } from './memory-kiosk.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A server's signature, and a folder where sticks are mounted. */
export class Sticks {
  readonly folder: string;
  readonly #files: EnrolmentFiles;

  constructor(secret = 'a secret', folder = temporaryDirectory()) {
    this.folder = folder;
    this.#files = new EnrolmentFiles(Buffer.from(secret));
  }

  /** What a screen's configuration says of both. */
  get config() {
    return { serverKey: this.#files.serverKey, usbFolders: [this.folder] };
  }

  /** Plugs in a stick with a file; `spoil` changes what stands in it. */
  plugIn(change: Partial<PreparedEnrolment> = {}, spoil = (text: string) => text): PreparedEnrolment {
    const prepared: PreparedEnrolment = {
      id: '019ab000-0000-7000-8000-0000000000aa',
      code: goodCode,
      residence: { id: 'residence', name: 'Le Cormoran', address: { street: 'a', postcode: 'b', city: 'c' } },
      madeAt: noon - 3_600_000,
      expiresAt: noon + 30 * 86_400_000,
      ...change,
    };
    this.copy(spoil(JSON.stringify(this.#files.sign(prepared))));
    return prepared;
  }

  /** Puts a text on the stick under the name of an enrolment file. */
  copy(text: string): void {
    mkdirSync(join(this.folder, 'STICK'), { recursive: true });
    writeFileSync(join(this.folder, 'STICK', enrolmentFileName), text);
  }
}
