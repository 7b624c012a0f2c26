import { z } from 'zod';
import { requestNumberSchema } from '../domain/help-request.ts';
import { answerSchema } from './refusal.ts';

/** A screen asks for more when it has fewer spare numbers than this. */
export const spareNumbers = 20;

/** `/screen` `numbers:lease`: request numbers that only this screen may give. */
export const numbersLeaseSchema = z.object({
  /**
   * A UUID kept until the answer is stored: the same lease asked again gives the same numbers,
   * so that a lost answer wastes none.
   */
  leaseId: z.uuid(),
  count: z.int().min(1).max(100),
});
export type NumbersLease = z.infer<typeof numbersLeaseSchema>;

export const numbersLeaseAnswerSchema = answerSchema(z.object({ numbers: z.array(requestNumberSchema) }));
