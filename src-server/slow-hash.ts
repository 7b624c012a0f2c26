import { randomBytes, scrypt } from 'node:crypto';
import { mostMemory, writePinHash } from '#shared/domain/installer-pin.ts';
import type { PinHash } from '#shared/domain/installer-pin.ts';

/** The line that a screen checks a short secret (an installer's PIN, a floor) against, without a network. */
export function slowHash(secret: string, cost: Pick<PinHash, 'N' | 'r' | 'p'>): Promise<string> {
  const salt = randomBytes(16);
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, 32, { ...cost, maxmem: 2 * mostMemory }, (error, hash) =>
      error
        ? reject(error)
        : resolve(writePinHash({ ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') })),
    ),
  );
}
