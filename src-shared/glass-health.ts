import { z } from 'zod';

/** Name of the file in a screen's data directory by which a version proves itself to the updater. */
export const glassHealthFile = 'health.json';

/** Written by the host while the page says that content is on the glass. */
export const glassHealthSchema = z.object({
  version: z.string().max(40),
  /** Since the page first said so in this run. */
  upSeconds: z.number().min(0),
});
export type GlassHealth = z.infer<typeof glassHealthSchema>;
