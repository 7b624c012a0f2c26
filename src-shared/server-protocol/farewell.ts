import { z } from 'zod';
import { answerSchema } from './refusal.ts';

/** What a leaving screen signs (its UTF-8 bytes): it proves the key for this one end and for nothing else. */
export const farewellProof = (screenId: string) => `farewell ${screenId}`;

/**
 * `/enrol` `screen:farewell`: an installer took this screen out of service at the glass. It was signed before
 * the key went, and is told whenever there is a network; told again, nothing happens.
 */
export const farewellSchema = z.object({
  screenId: z.uuid(),
  /** Ed25519 over `farewellProof`, base64. */
  signature: z.base64().max(200),
});
export type Farewell = z.infer<typeof farewellSchema>;

export const farewellAnswerSchema = answerSchema(z.null());
