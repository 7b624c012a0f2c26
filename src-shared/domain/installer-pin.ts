import { z } from 'zod';

/** What an installer types after the corners. */
export const installerPinSchema = z.string().regex(/^\d{8}$/, { error: 'is not eight digits' });

export const installerPinLength = 8;

/** Memory of one try: `128 * N * r` bytes, 64 MB. */
export const pinCost = { N: 2 ** 16, r: 8, p: 1 };

const form = /^scrypt:(\d{1,7}):(\d{1,2}):(\d{1,2}):([\w+/=]{16,88}):([\w+/=]{43,44})$/;

/** The hash of a PIN as one line, with the cost at which it was made: `scrypt:65536:8:1:salt:hash`. */
export const pinHashSchema = z
  .string()
  .refine((text) => readPinHash(text) !== null, { error: 'is not a line of « npm run pin »' });

export type PinHash = { N: number; r: number; p: number; salt: string; hash: string };

/** null: no such line, or one that would cost more than a kiosk can give. */
export function readPinHash(text: string): PinHash | null {
  const [, N, r, p, salt, hash] = form.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const read = { N: Number(N), r: Number(r), p: Number(p), salt, hash };
  const isCost = read.N > 1 && Number.isInteger(Math.log2(read.N)) && read.r > 0 && read.p > 0;
  return isCost && 128 * read.N * read.r <= mostMemory ? read : null;
}

/** What Node's scrypt is allowed to take. */
export const mostMemory = 128 * 2 ** 20;

export function writePinHash({ N, r, p, salt, hash }: PinHash): string {
  return ['scrypt', N, r, p, salt, hash].join(':');
}
