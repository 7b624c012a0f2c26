import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { KioskError } from '#shared/kiosk-error.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';
import { isTrouble } from '../store/store-error.ts';

/** The Ed25519 key of this screen. The private half is in a file of mode 0600 and goes nowhere else. */
export type Identity = {
  /** SPKI in base64. */
  publicKey: string;
  /** Signature over the text's UTF-8 bytes, base64. */
  sign(text: string): string;
};

/** The key of an enrolled screen. Throws `identity.unreadable`, also when there is none. */
export function openIdentity(dataDirectory: string): Identity {
  return toIdentity(readKey(readSmallFile(keyPath(dataDirectory)) ?? ''));
}

/** The key to enrol with: the one that is there, for a claim that is repeated, or a new one. */
export function identityForClaim(dataDirectory: string): Identity {
  const path = keyPath(dataDirectory);
  try {
    return openIdentity(dataDirectory);
  } catch (error) {
    if (!isTrouble(error, 'identity.unreadable')) throw error;
    return toIdentity(readKey(createKeyFile(path))); // nobody knows the old one yet
  }
}

const keyPath = (dataDirectory: string) => join(dataDirectory, 'identity', 'key.pem');

function createKeyFile(path: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeSmallFile(path, pem);
  return pem;
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw new KioskError('identity.unreadable', 'the key file cannot be read', {
      field: 'key.pem',
      cause: error,
    });
  }
}

function toIdentity(key: KeyObject): Identity {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}
