import { createPublicKey, verify } from 'node:crypto';
import { farewellProof } from '#shared/server-protocol/farewell.ts';
import type { Farewell } from '#shared/server-protocol/farewell.ts';
import { helloProof } from '#shared/server-protocol/hello.ts';
import type { Hello } from '#shared/server-protocol/hello.ts';
import { oldestServedVersion } from '#shared/server-protocol/protocol-version.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { Database } from '../store/tables.ts';
import { refuse } from './refuse.ts';
import { findScreen } from './screen-rows.ts';
import type { ScreenRow } from './screen-rows.ts';

/** Who says hello? Only the holder of the private key learns more than that the screen is unknown. */
export async function proveScreen(db: Database, nonce: string, hello: Hello): Promise<Answer<ScreenRow>> {
  if (hello.protocol < oldestServedVersion) return refuse('protocol.too_old');
  const screen = await findScreen(db, hello.screenId);
  if (!screen) return refuse('screen.unknown');
  const isProven = (key: string) => isSigned(key, helloProof(nonce, hello.screenId), hello.signature);
  const { publicKey, nextPublicKey } = screen;
  const isRenewed = !isProven(publicKey) && nextPublicKey !== null && isProven(nextPublicKey);
  if (!isRenewed && !isProven(publicKey)) return refuse('screen.bad_signature');
  if (isRenewed) await promoteKey(db, screen.id, nextPublicKey);
  return screen.revokedAt === null ? { ok: true, value: screen } : refuse('screen.revoked');
}

/** From now on the screen says hello with this key alone. */
async function promoteKey(db: Database, screen: string, publicKey: string): Promise<void> {
  await db
    .updateTable('screen')
    .set({ publicKey, nextPublicKey: null })
    .where('id', '=', screen)
    .where('nextPublicKey', '=', publicKey)
    .execute();
}

/** The screen that says farewell; it may have been taken out of service before. */
export async function proveFarewell(
  db: Database,
  { screenId, signature }: Farewell,
): Promise<Answer<ScreenRow>> {
  const screen = await findScreen(db, screenId);
  if (!screen) return refuse('screen.unknown');
  const isTrue = isSigned(screen.publicKey, farewellProof(screenId), signature);
  return isTrue ? { ok: true, value: screen } : refuse('screen.bad_signature');
}

/** Whether this is an Ed25519 key, as SPKI in base64. */
export function isPublicKey(text: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false; // not the bytes of any key
  }
}

/** Whether the holder of this key signed these words. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}
