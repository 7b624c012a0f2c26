import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IdentityFile } from '#main/host/provisioning/identity.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

function aFolder(): string {
  const folder = temporaryDirectory();
  mkdirSync(join(folder, 'identity'));
  return folder;
}

test('[LK44] with a key of the keyring the screen’s own is sealed, also one that was plain; without it nobody reads it', () => {
  const folder = aFolder();
  const path = join(folder, 'identity', 'key.pem');
  const [keyring, another] = [randomBytes(32), randomBytes(32)];
  const plain = new IdentityFile(folder, null);
  const { publicKey } = plain.forClaim();
  expect([plain.protection, readFileSync(path, 'utf8')]).toEqual([
    'file',
    expect.stringContaining('PRIVATE'),
  ]);
  const sealed = new IdentityFile(folder, keyring);
  expect([sealed.protection, sealed.open().publicKey]).toEqual(['keyring', publicKey]);
  expect(readFileSync(path, 'utf8')).toMatch(/^sealed:[A-Za-z0-9+/=]+$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(new IdentityFile(folder, keyring).open().publicKey).toBe(publicKey);
  for (const wrong of [another, null])
    expect(() => new IdentityFile(folder, wrong).open()).toThrow(
      expect.objectContaining({ code: 'identity.unreadable', field: 'key.pem' }),
    );
  expect(new IdentityFile(aFolder(), keyring).forClaim().publicKey).not.toBe(publicKey);
});
