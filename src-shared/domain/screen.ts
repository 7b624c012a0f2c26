import { z } from 'zod';
import { pinHashSchema } from './installer-pin.ts';
import { dailyHoursSchema } from './daily-hours.ts';
import { languageSchema, lineSchema } from './primitives.ts';

/** How the panel hangs. The diagonal is a fact of the hardware, never read from the viewport. */
export const panelSchema = z.object({
  diagonalInches: z.number().min(10).max(120).default(43),
  /** Height above the floor of the bottom edge of the active area, in millimetres. */
  bottomMm: z.number().min(0).max(2000).default(850),
  /** Somebody has signed that controls of this mounting stand out of the reach of some (accessibility R4). */
  isOutOfReachAccepted: z.boolean().optional(),
});
export type Panel = z.infer<typeof panelSchema>;

/** What the server decides of a screen; applied live, kept for the time without a network. */
export const screenSettingsSchema = z.object({
  language: languageSchema.default('fr'),
  idleReadingSeconds: z.int().min(60).max(600).default(90),
  idleFormSeconds: z.int().min(60).max(600).default(180),
  /** A second press of the same control within this time is a tremor, not a wish. */
  bounceMs: z.int().min(300).max(1500).default(600),
  /** How long one message stays in the attract loop. */
  attractSeconds: z.int().min(8).max(60).default(13),
  /** When the panel shines; null: day and night. Outside it is dark until somebody touches it. */
  panelHours: dailyHoursSchema.nullable().default(null),
  /** When the hall is dark: the screen is too, and quieter. */
  nightHours: dailyHoursSchema.default({ from: '21:00', until: '06:00' }),
  /** The loudest that the machine gets, in percent of its mixer; null: as an installer has left it. */
  volume: z
    .strictObject({ day: z.int().min(0).max(100), night: z.int().min(0).max(100) })
    .nullable()
    .default(null),
  /** The line that an installer's PIN is checked against; null: that of the screen's own configuration. */
  installerPin: pinHashSchema.nullable().default(null),
});
export type ScreenSettings = z.infer<typeof screenSettingsSchema>;

/** The settings that may be read by anybody who may read settings: a hash of eight digits is none of them. */
export const openSettingsSchema = screenSettingsSchema.omit({ installerPin: true });
export type OpenSettings = z.infer<typeof openSettingsSchema>;

/** Some of the settings, without the defaults of the others: what is not named stays as it is. */
export const settingsPatchSchema = z.strictObject({
  language: unless(openSettingsSchema.shape.language),
  idleReadingSeconds: unless(openSettingsSchema.shape.idleReadingSeconds),
  idleFormSeconds: unless(openSettingsSchema.shape.idleFormSeconds),
  bounceMs: unless(openSettingsSchema.shape.bounceMs),
  attractSeconds: unless(openSettingsSchema.shape.attractSeconds),
  panelHours: unless(openSettingsSchema.shape.panelHours),
  nightHours: unless(openSettingsSchema.shape.nightHours),
  volume: unless(openSettingsSchema.shape.volume),
} satisfies Record<keyof OpenSettings, z.ZodType>);

function unless<S extends z.ZodType>(setting: z.ZodDefault<S>): z.ZodOptional<S> {
  return setting.unwrap().optional();
}

/** What an installer decides at the glass: how the panel hangs, and how long people there need. */
export const fittingSchema = z.object({
  panel: panelSchema,
  delays: screenSettingsSchema.pick({ idleReadingSeconds: true, idleFormSeconds: true, bounceMs: true }),
});
export type Fitting = z.infer<typeof fittingSchema>;

/** What a screen says of its machine when it enrols. Nothing that identifies a person. */
export const hardwareSchema = z.object({
  platform: lineSchema(40),
  architecture: lineSchema(40),
  app: lineSchema(40),
  panel: panelSchema,
});
