import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KioskError } from '#shared/kiosk-error.ts';
import { readSmallFile, syncDirectory, writeSmallFile } from '../store/small-file.ts';
import { isTrouble } from '../store/store-error.ts';

/** The Ed25519 key of this screen. The private half is in a file of mode 0600 and goes nowhere else. */
export type Identity = {
  /** SPKI in base64. */
  publicKey: string;
  /** Signature over the text's UTF-8 bytes, base64. */
  sign(text: string): string;
};

/**
 * Where the key is kept. A shell that has the user's keyring at hand gives 32 bytes of it: the file is sealed with them
 * (AES-256-GCM), also one that was written before. Without them it is plain, for its owner alone.
 */
export class IdentityFile {
  readonly #path: string;
  readonly #nextPath: string;
  readonly #wrappingKey: Buffer | null;

  constructor(dataDirectory: string, wrappingKey: Buffer | null) {
    this.#path = join(dataDirectory, 'identity', 'key.pem');
    this.#nextPath = join(dataDirectory, 'identity', 'next-key.pem');
    this.#wrappingKey = wrappingKey;
  }

  /** What protects the key besides the rights of its file. */
  get protection(): 'keyring' | 'file' {
    return this.#wrappingKey ? 'keyring' : 'file';
  }

  /** The key of an enrolled screen. Throws `identity.unreadable`, also when there is none. */
  open(): Identity {
    return this.#read(this.#path);
  }

  #read(path: string): Identity {
    const text = readSmallFile(path) ?? '';
    if (text.startsWith(seal)) return toIdentity(readKey(this.#unseal(text.slice(seal.length))));
    const key = readKey(text);
    if (this.#wrappingKey) this.#write(path, key);
    return toIdentity(key);
  }

  /** The key to enrol with: the one that is there, for a claim that is repeated, or a new one. */
  forClaim(): Identity {
    try {
      return this.open();
    } catch (error) {
      if (!isTrouble(error, 'identity.unreadable')) throw error;
      const key = newKey(); // nobody knows the old one yet
      this.#write(this.#path, key);
      return toIdentity(key);
    }
  }

  /** The key that is to take the place of this one; undefined: none is, or none that can be read. */
  get next(): Identity | undefined {
    try {
      return this.#read(this.#nextPath);
    } catch (error) {
      if (!isTrouble(error, 'identity.unreadable')) throw error;
      return undefined; // a new one is made when one is wanted
    }
  }

  /** Makes a next key, unless there is one: on the disk on return. */
  prepareNext(): void {
    if (this.next) return;
    this.#write(this.#nextPath, newKey());
  }

  /** The next key is the key. */
  adoptNext(): void {
    renameSync(this.#nextPath, this.#path);
    syncDirectory(dirname(this.#path));
  }

  #write(path: string, key: KeyObject): void {
    const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    writeSmallFile(path, this.#wrappingKey ? sealed(pem, this.#wrappingKey) : pem);
  }

  #unseal(text: string): string {
    if (!this.#wrappingKey) throw unreadable('it is sealed, and the keyring does not open');
    const bytes = Buffer.from(text, 'base64');
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.#wrappingKey, bytes.subarray(0, ivBytes));
      cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]).toString();
    } catch (error) {
      throw unreadable('it was sealed with another key', error);
    }
  }
}

function newKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** How a sealed file begins; base64 of iv, tag and ciphertext follows. */
const seal = 'sealed:';
const ivBytes = 12;
const tagBytes = 16;

function sealed(text: string, key: Buffer): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
  return seal + Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64');
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw unreadable('the key file cannot be read', error);
  }
}

function unreadable(message: string, cause?: unknown): KioskError {
  return new KioskError('identity.unreadable', message, { field: 'key.pem', cause });
}

function toIdentity(key: KeyObject): Identity {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}
