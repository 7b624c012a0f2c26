import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SafeStorage } from 'electron';

type Keyring = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/** Backends that keep nothing secret: a word that is the same everywhere, and one that Electron does not know. */
const noProtection = new Set(['basic_text', 'unknown']);

/**
 * The key under which the host keeps its own, 32 bytes in base64, kept in `path` as the keyring of this user seals it.
 * null: there is no keyring that protects anything, or it does not open what it sealed; then a file of mode 0600 has to do.
 * Electron must be ready.
 */
export function wrappingKey(keyring: Keyring, path: string): string | null {
  if (!keyring.isEncryptionAvailable() || noProtection.has(keyring.getSelectedStorageBackend())) return null;
  const sealed = readIfThere(path);
  try {
    if (sealed) return keyring.decryptString(sealed);
    const key = randomBytes(32).toString('base64');
    const made = keyring.encryptString(key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made, { mode: 0o600, flag: 'wx', flush: true });
    return key;
  } catch {
    return null; // a keyring that is locked, or was made anew: the host says what it cannot read
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // none was made yet; one that is there and unreadable is not made anew (flag wx)
  }
}
