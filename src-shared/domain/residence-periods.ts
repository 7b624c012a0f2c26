import { z } from 'zod';

/** How long a residence keeps things, in days; the manager decides (screens.md, « Periods »). */
export const residencePeriodsSchema = z.object({
  /** A help request ends by itself so many days after the wished day. */
  helpDaysAfterWish: z.int().min(1).max(60).default(7),
  /**
   * What is over is erased after so many days, with what only staff could read of it: help requests, proposals, offers of
   * help, answers to events, repaired faults.
   */
  endedDaysOnScreen: z.int().min(1).max(90).default(30),
  /** A number is not given again for so many days after what it stood for was erased. */
  numberRestDays: z.int().min(0).max(365).default(60),
});
export type ResidencePeriods = z.infer<typeof residencePeriodsSchema>;
