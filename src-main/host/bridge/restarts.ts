import { z } from 'zod';

/** Restarts by cause, as the supervisor counts them. */
export const restartsSchema = z.record(z.string().max(40), z.int().min(0));
export type Restarts = z.infer<typeof restartsSchema>;
