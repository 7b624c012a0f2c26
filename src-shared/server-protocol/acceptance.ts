import { z } from 'zod';
import { answerSchema } from './refusal.ts';

/** What a screen signs of its report (its UTF-8 bytes): it holds for reports and for nothing else. */
export const acceptanceProof = (report: string) => `acceptance ${report}`;

/** `/screen` `acceptance`: the report of a self-test, as the text that the screen signed. Sent until it is answered. */
export const acceptanceMessageSchema = z.object({
  /** JSON of `acceptanceSchema`. */
  report: z.string().max(64 * 1024),
  /** Ed25519 over `acceptanceProof`, base64. */
  signature: z.base64().max(200),
});
export type AcceptanceMessage = z.infer<typeof acceptanceMessageSchema>;

export const acceptanceAnswerSchema = answerSchema(z.null());
