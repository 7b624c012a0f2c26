import { scrypt, timingSafeEqual } from 'node:crypto';
import { mostMemory, readPinHash } from '#shared/domain/installer-pin.ts';

/** Whether a secret (an installer's PIN, a floor) fits its line. A line that cannot be read fits nothing. */
export function fitsSlowHash(secret: string, line: string): Promise<boolean> {
  const known = readPinHash(line);
  if (!known) return Promise.resolve(false);
  const { N, r, p } = known;
  const hash = Buffer.from(known.hash, 'base64');
  return new Promise((resolve, reject) =>
    scrypt(
      secret,
      Buffer.from(known.salt, 'base64'),
      hash.length,
      { N, r, p, maxmem: 2 * mostMemory },
      (error, key) => (error ? reject(error) : resolve(timingSafeEqual(key, hash))),
    ),
  );
}
