import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { enrolmentFileProof } from '#shared/server-protocol/enrolment-file.ts';
import type { EnrolmentFileText, PreparedEnrolment } from '#shared/server-protocol/enrolment-file.ts';

/** PKCS 8 of an Ed25519 key, up to its 32 bytes. */
const keyHead = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs files that enrol a screen without a network. The key follows from the server's secret: it is restored with it. */
export class EnrolmentFiles {
  readonly #key: KeyObject;

  constructor(secret: Buffer) {
    const seed = createHmac('sha256', secret).update('enrolment files').digest();
    this.#key = createPrivateKey({ key: Buffer.concat([keyHead, seed]), format: 'der', type: 'pkcs8' });
  }

  /** What screens check the files with (`serverKey` of `kiosk.json`): SPKI in base64. */
  get serverKey(): string {
    return createPublicKey(this.#key).export({ type: 'spki', format: 'der' }).toString('base64');
  }

  sign(prepared: PreparedEnrolment): EnrolmentFileText {
    const signed = JSON.stringify(prepared);
    const signature = sign(null, Buffer.from(enrolmentFileProof(signed)), this.#key).toString('base64');
    return { signed, serverKey: this.serverKey, signature };
  }
}
