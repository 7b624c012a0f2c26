import { z } from 'zod';
import { hardwareSchema, screenSettingsSchema } from '../domain/screen.ts';
import { lineSchema } from '../domain/primitives.ts';
import { answerSchema } from './refusal.ts';
import { maxScopes, scopeIdSchema } from './scope.ts';

/**
 * `/enrol` `screen:claim`: binds this screen to the residence of the code.
 * `claimId` is on the screen's disk before it is sent: a claim whose answer was lost is repeated
 * and gives the same screen again.
 */
export const screenClaimSchema = z.object({
  protocol: z.int(),
  code: z.string().max(32),
  claimId: z.uuid(),
  /** Ed25519, SPKI in base64. The private half never leaves the screen. */
  publicKey: z.base64().max(200),
  screenName: lineSchema(80),
  hardware: hardwareSchema,
});
export type ScreenClaim = z.infer<typeof screenClaimSchema>;

export const claimedScreenSchema = z.object({
  screenId: z.uuid(),
  residence: z.object({ id: scopeIdSchema, name: z.string() }),
  scopes: z.array(scopeIdSchema).min(1).max(maxScopes),
  settings: screenSettingsSchema,
});
export type ClaimedScreen = z.infer<typeof claimedScreenSchema>;

export const screenClaimAnswerSchema = answerSchema(claimedScreenSchema);
