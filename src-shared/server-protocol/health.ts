import { z } from 'zod';
import { unixMsSchema } from '../domain/primitives.ts';
import { revisionSchema, scopeIdSchema } from './scope.ts';

/** What is on the glass, as the page itself says it. */
export const onGlassSchema = z.object({
  screen: z.string().max(40),
  itemId: z.string().max(200).nullable(),
  rev: revisionSchema.nullable(),
  /** The notice whose title stands in the urgent band; a screen of version 2 does not say. */
  urgentId: z.string().max(200).nullable().default(null),
  /** When the page last said it lives. */
  heartbeatAt: unixMsSchema,
});

/** Whether the panel shines, or how it is dark: by its own power, or by a page that is black. */
export const panelReportSchema = z.object({ light: z.enum(['lit', 'black', 'power-off']) });
export type PanelReport = z.infer<typeof panelReportSchema>;

/** `/screen` `health`, every 60 s and when another message comes into the urgent band. Counters count since the host started. No personal data. */
export const healthSchema = z.object({
  app: z.string().max(40),
  uptimeSeconds: z.number().min(0),
  /** Restarts by cause, from the supervisor. */
  restarts: z.record(z.string().max(40), z.int().min(0)),
  cursors: z.array(z.object({ scope: scopeIdSchema, cursor: revisionSchema })),
  outbox: z.object({ pending: z.int().min(0), refused: z.int().min(0), oldestAt: unixMsSchema.nullable() }),
  /** Errors by code of the catalogue. */
  errors: z.record(z.string().max(60), z.int().min(0)),
  memoryBytes: z.int().min(0),
  clockOffsetMs: z.number(),
  spareNumbers: z.int().min(0),
  onGlass: onGlassSchema.nullable(),
  /** null: a screen of version 3 does not say. */
  panel: panelReportSchema.nullable().default(null),
  /** What keeps the screen's own key: the keyring of its user, or a file for its owner alone. */
  keyIn: z.enum(['keyring', 'file']).nullable().default(null),
});
export type Health = z.infer<typeof healthSchema>;
