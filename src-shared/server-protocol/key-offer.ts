import { z } from 'zod';
import { answerSchema } from './refusal.ts';

/** What a screen signs with a new key (its UTF-8 bytes): it has that key, and means this screen. */
export const keyOfferProof = (screenId: string, publicKey: string) => `key ${screenId} ${publicKey}`;

/**
 * `/screen` `key:offer`: from now on the screen may say hello with this key too, and once it has, with no other. Offered
 * again, nothing happens.
 */
export const keyOfferSchema = z.object({
  /** Ed25519, SPKI in base64. */
  publicKey: z.base64().max(200),
  /** Over `keyOfferProof`, by the new key, base64. */
  signature: z.base64().max(200),
});
export type KeyOffer = z.infer<typeof keyOfferSchema>;

export const keyOfferAnswerSchema = answerSchema(z.null());
