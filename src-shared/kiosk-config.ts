import { z } from 'zod';
import { readResidenceCode } from './domain/residence-code.ts';
import { pinHashSchema } from './domain/installer-pin.ts';
import { panelSchema } from './domain/screen.ts';

/** https in the field; http only to this machine (design rule 1 of Electron's checklist: secure content only). */
export const serverUrlSchema = z.union(
  [
    z.url({ protocol: /^https$/ }),
    z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ }),
  ],
  { error: 'is not an https address (http is for this machine only)' },
);

/**
 * A sensor that tells whether somebody stands before the glass: a number that a driver of the kernel gives in sysfs (Linux IIO).
 * `file` lies below /sys/ and nowhere else: it is read four times a second, so it must be a value of the kernel, and never a
 * file of a person, nor a pipe or a device at which reading waits.
 */
const presenceSchema = z.strictObject({
  file: z.string().regex(/^\/sys\/(?!(.*\/)?\.\.(\/|$))./, {
    error: 'is not a file below /sys/ (a value that the kernel gives)',
  }),
  /** The value from which on somebody is near, in the sensor's own unit, itself included. */
  nearFrom: z.number(),
  /** On which side of it: a distance is `below`, a reflection `above`. */
  nearIs: z.enum(['below', 'above']),
});
export type PresenceConfig = z.infer<typeof presenceSchema>;

/** The configuration of one kiosk: file `kiosk.json` in its data directory, then `VESTIBULE_…`, then options. */
export const kioskConfigSchema = z.strictObject({
  /** For editors. */
  $schema: z.string().optional(),
  server: serverUrlSchema.default('http://127.0.0.1:8480'),
  /** Enrols without the wizard. */
  code: z
    .string()
    .refine((text) => readResidenceCode(text).kind === 'code', {
      message: 'is not a residence code (XXXX-XXXX)',
    })
    .optional(),
  /** Port of the browser shell on 127.0.0.1; 0 picks a free one. */
  port: z.int().min(0).max(65_535).default(0),
  shell: z.enum(['electron', 'browser', 'none']).optional(),
  screenName: z.string().trim().min(1).max(80).default('Écran du hall'),
  /**
   * The longest wait before the server is tried again, in seconds. Two minutes spread a town out after the server was away;
   * a single residence may come back sooner.
   */
  reconnectMostSeconds: z.int().min(2).max(600).default(120),
  panel: panelSchema.prefault({}),
  /** A part of the name of the display to fill, where there are several (Electron); without it the largest. */
  display: z.string().trim().min(1).max(80).optional(),
  /**
   * How this machine turns its panel's own power off and on: DDC/CI (`ddcutil`), HDMI-CEC (`cec-client`), a Wayland compositor
   * with output management (`wlr-randr`) or X11 (`xset`). Without it a dark screen is black, and lit behind.
   */
  panelPower: z.enum(['ddc', 'cec', 'wlr', 'x11']).optional(),
  /** Without it the screen does not know whether somebody is near before the first touch. */
  presence: presenceSchema.optional(),
  /** Of the server, as it answers with an enrolment file: SPKI in base64. Without it no file on a stick is believed. */
  serverKey: z.base64().optional(),
  /** Where sticks are mounted; files are looked for there and in two levels of folders below. */
  usbFolders: z
    .array(z.string().min(1))
    .max(8)
    .default(['/run/vestibule-stick', '/media', '/run/media', '/mnt']),
  /** What an installer's PIN is checked against until the server sets another one: the line of `npm run pin`. */
  installerPin: pinHashSchema.optional(),
});
export type KioskConfig = z.infer<typeof kioskConfigSchema>;
