import { z } from 'zod';
import { answerSchema } from './refusal.ts';

/** `/screen` `acceptance`: the report of a self-test, as the text that the screen signed. Sent until it is answered. */
export const acceptanceMessageSchema = z.object({
  /** JSON of `acceptanceSchema`. */
  report: z.string().max(512 * 1024),
  /** Ed25519 over the UTF-8 bytes of `report`, base64. */
  signature: z.base64().max(200),
});
export type AcceptanceMessage = z.infer<typeof acceptanceMessageSchema>;

export const acceptanceAnswerSchema = answerSchema(z.null());
