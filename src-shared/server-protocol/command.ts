import { z } from 'zod';
import { unixMsSchema } from '../domain/primitives.ts';
import { errorCodes } from '../error-codes.ts';
import { networkStepNames } from '../kiosk-api/setup.ts';
import { answerSchema } from './refusal.ts';

/** What staff may order a screen to do: a closed list, none of which can say what is to be run. */
export const orderSchema = z.discriminatedUnion('kind', [
  /** The page begins anew; whoever stands there begins at the loop again. */
  z.strictObject({ kind: z.literal('reload') }),
  /** The host ends and is started again; what people did is on its disk. */
  z.strictObject({ kind: z.literal('restart') }),
  /** Looks at network, clock, glass, files and voices, and says what it found. */
  z.strictObject({ kind: z.literal('self-check') }),
  /** Shows its name in large letters, for whoever looks for the right one of several screens. */
  z.strictObject({ kind: z.literal('identify'), seconds: z.int().min(5).max(600).default(60) }),
  /** A picture of the glass; none is taken while somebody stands there. */
  z.strictObject({ kind: z.literal('screenshot') }),
  z.strictObject({ kind: z.literal('volume'), percent: z.int().min(0).max(100) }),
  /** The panel shines or is dark until the next such order, or by its hours again. A touch lights it in any case. */
  z.strictObject({ kind: z.literal('panel'), light: z.enum(['on', 'off', 'hours']) }),
  /** Looks for a signed release now and not only in the quiet hours. */
  z.strictObject({ kind: z.literal('update') }),
  /** Fetches every scope anew, whatever the screen believes to hold. */
  z.strictObject({ kind: z.literal('resync') }),
  /** The screen makes itself another key. */
  z.strictObject({ kind: z.literal('rotate-key') }),
  /** The whole machine starts anew. */
  z.strictObject({ kind: z.literal('reboot') }),
]);
export type Order = z.infer<typeof orderSchema>;

/** `/screen` `command`, from the server. The order is read by itself: one that this version does not know is answered. */
export const commandSchema = z.object({ id: z.uuid(), expiresAt: unixMsSchema, order: z.unknown() });
export type Command = { id: string; expiresAt: number; order: Order };

/** What a self-check looks at. */
export const checkNames = [...networkStepNames, 'clock', 'glass', 'actions', 'voice'] as const;

const checkSchema = z.object({
  name: z.enum(checkNames),
  state: z.enum(['ok', 'failed', 'unknown']),
});
export type Check = z.infer<typeof checkSchema>;

/** Signs of a picture in base64; with the rest of the message below `maxMessageBytes`. */
export const maxPictureSigns = 900_000;

/** What became of a command. */
export const commandOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    checks: z.array(checkSchema).max(20).optional(),
    /** JPEG */
    picture: z.base64().max(maxPictureSigns).optional(),
  }),
  z.object({ kind: z.literal('failed'), because: z.enum(errorCodes).catch('internal') }),
  /** It came after its end, and nothing was done. */
  z.object({ kind: z.literal('expired') }),
]);
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;

/** `/screen` `command:result`, repeated until it is answered. */
export const commandResultSchema = z.object({ id: z.uuid(), outcome: commandOutcomeSchema });
export type CommandResult = z.infer<typeof commandResultSchema>;

export const commandResultAnswerSchema = answerSchema(z.null());
