import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** One of the equal choices of OWASP's password storage cheat sheet for scrypt; 16 MB for each try. */
const cost = { N: 2 ** 14, r: 8, p: 5 };

/** Salt and hash in base64, parted by a dot. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64')}.${(await derive(password, salt)).toString('base64')}`;
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split('.').map((part) => Buffer.from(part, 'base64'));
  return timingSafeEqual(await derive(password, Buffer.from(salt)), Buffer.from(hash));
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );
}

/** Looks like a stored password and is none: comparing with it takes as long as with a real one. */
export function decoyPassword(): string {
  return `${randomBytes(16).toString('base64')}.${randomBytes(32).toString('base64')}`;
}
