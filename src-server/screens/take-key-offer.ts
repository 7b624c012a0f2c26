import { keyOfferProof } from '#shared/server-protocol/key-offer.ts';
import type { KeyOffer } from '#shared/server-protocol/key-offer.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { Tx } from '../store/tables.ts';
import { isPublicKey, isSigned } from './prove-screen.ts';
import { refuse } from './refuse.ts';
import { findScreen } from './screen-rows.ts';

/** Keeps the next key of a screen beside its present one, which holds until a hello was signed with the next. */
export async function takeKeyOffer(
  tx: Tx,
  screen: string,
  { publicKey, signature }: KeyOffer,
): Promise<Answer<null>> {
  const row = await findScreen(tx, screen);
  if (!row) return refuse('screen.unknown');
  if (!isPublicKey(publicKey)) return refuse('protocol.malformed', { field: 'publicKey' });
  if (!isSigned(publicKey, keyOfferProof(screen, publicKey), signature))
    return refuse('screen.bad_signature');
  if (publicKey !== row.publicKey)
    await tx.updateTable('screen').set({ nextPublicKey: publicKey }).where('id', '=', screen).execute();
  return { ok: true, value: null };
}
