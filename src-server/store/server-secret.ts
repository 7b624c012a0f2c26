import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * The key of this server's hashes and tokens: 32 bytes in a file beside the database, mode 0600, made at
 * the first start. It is not in the database, so a leaked database cannot be searched for residence codes.
 */
export function serverSecret(file: string): Buffer {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx', flush: true });
  return readFileSync(file);
}
