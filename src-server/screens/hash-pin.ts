import { randomBytes, scrypt } from 'node:crypto';
import { mostMemory, pinCost, writePinHash } from '#shared/domain/installer-pin.ts';

/** The line that a screen checks an installer's PIN against, without a network. */
export function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  return new Promise((resolve, reject) =>
    scrypt(pin, salt, 32, { ...pinCost, maxmem: 2 * mostMemory }, (error, hash) =>
      error
        ? reject(error)
        : resolve(writePinHash({ ...pinCost, salt: salt.toString('base64'), hash: hash.toString('base64') })),
    ),
  );
}
