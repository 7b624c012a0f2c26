import { keyOfferAnswerSchema, keyOfferProof } from '#shared/server-protocol/key-offer.ts';
import { askServer } from '../ask-server.ts';
import type { Clock, LineUser, Log, WelcomedLine } from '../ports.ts';
import { Wake } from '../wake.ts';
import type { IdentityFile } from './identity.ts';

type Parts = { clock: Clock; log: Log; identity: IdentityFile; screenId: () => string | undefined };

const afterFailureMs = 60_000;

/**
 * Gives the screen another key. The new one is on the disk before the server hears of it, and takes the place of the old one
 * when the server has it; until a hello was signed with it the server takes both, so that no cut locks the screen out.
 */
export class KeyRenewal implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  #renewed = Promise.withResolvers<void>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when the server has the new key and the screen uses it; a renewal that was begun is gone on with. */
  renew(): Promise<void> {
    this.#parts.identity.prepareNext();
    this.#renewed = Promise.withResolvers();
    this.#wake.wake();
    return this.#renewed.promise;
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const { clock, log, identity, screenId } = this.#parts;
    while (!connection.closed.aborted) {
      const next = identity.next;
      const screen = screenId();
      if (!next || screen === undefined) {
        await this.#wake.wait(clock, Number.POSITIVE_INFINITY, connection.closed);
        continue;
      }
      const { publicKey } = next;
      const message = { publicKey, signature: next.sign(keyOfferProof(screen, publicKey)) };
      const asked = await askServer(this.#parts, connection, {
        name: 'key:offer',
        message,
        answer: keyOfferAnswerSchema,
      });
      if (asked.kind !== 'answer' || !asked.value.ok) {
        await clock.delay(afterFailureMs, connection.closed);
        continue;
      }
      identity.adoptNext();
      log.note('key renewed');
      this.#renewed.resolve();
      connection.close(); // the next hello is signed with the new one, and the old one is worth nothing
    }
  }
}
