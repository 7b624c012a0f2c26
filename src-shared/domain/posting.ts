import { z } from 'zod';
import { unixMsSchema } from './primitives.ts';

export const minuteMs = 60_000;

/** An instant at the beginning of a minute. */
const minuteSchema = unixMsSchema.multipleOf(minuteMs);

/**
 * Why a posted notice was not on display: the power was off, the program was starting, something failed, or the panel was
 * dark outside its hours.
 */
export const postingGaps = ['power', 'restart', 'fault', 'dark'] as const;
export type PostingGap = (typeof postingGaps)[number];

/**
 * What a screen says of some minutes of a compulsory posting. `posted`: published on a healthy screen, in reach of
 * everybody; `in-loop`: seen in the attract loop; `opened`: somebody had it open. The others are gaps, by their cause.
 * A screen without a network displays what it has: that is no gap.
 */
export const postingMarkSchema = z.strictObject({
  what: z.enum(['posted', 'in-loop', 'opened', ...postingGaps]),
  from: minuteSchema,
  /** Exclusive. */
  until: minuteSchema,
});
export type PostingMark = z.infer<typeof postingMarkSchema>;

/** As many marks fit into one action. */
export const maxPostingMarks = 400;

/** A piece of the record of one notice on one screen: every minute is told once. Nothing in it is about a person. */
export const postingShownSchema = z.strictObject({
  noticeId: z.string().min(1).max(200),
  marks: z.array(postingMarkSchema).min(1).max(maxPostingMarks),
});
