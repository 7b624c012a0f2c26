import { z } from 'zod';
import { unixMsSchema } from '../domain/primitives.ts';
import { answerSchema } from './refusal.ts';

/** `/screen` `media:ticket`: asks to read media for a while. */
export const mediaTicketSchema = z.object({});

/** `GET /media/<sha256>?<query>` answers the file until `until`, with ranges; it never changes. */
export const mediaTicketAnswerSchema = answerSchema(
  z.object({ query: z.string().min(1).max(500), until: unixMsSchema }),
);
