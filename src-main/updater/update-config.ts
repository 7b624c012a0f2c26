import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { serverUrlSchema } from '#shared/kiosk-config.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { packageNameSchema } from './manifest.ts';

const hourSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not an hour like 02:30');

/** How one screen is updated: `/etc/vestibule/update.json`. */
export const updateConfigSchema = z.strictObject({
  /** Where the signed manifest is. */
  manifest: serverUrlSchema,
  /** Base64 of the Ed25519 key that releases are signed for; empty: this screen is not updated by itself. */
  publicKey: z
    .string()
    .refine((text) => text === '' || isReleaseKey(text), { error: 'is not an Ed25519 key' })
    .default(''),
  /** Which shell hangs here: the browser's (`vestibule-kiosk`) or Electron's (`vestibule`). */
  package: packageNameSchema.default('vestibule-kiosk'),
  /** What is started anew after an installation, where the package does not do that itself: Electron's does not. */
  unit: z
    .string()
    .regex(/^[\w@.-]+\.service$/, 'is not the name of a service')
    .optional(),
  /** By the machine's own time zone; may go over midnight. */
  quietHours: z
    .strictObject({ from: hourSchema.default('02:00'), to: hourSchema.default('05:00') })
    .prefault({}),
});
export type UpdateConfig = z.infer<typeof updateConfigSchema>;

/** Throws a KioskError `config.invalid` that names the file and the field. */
export function readUpdateConfig(path: string): UpdateConfig {
  const parsed = updateConfigSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new KioskError('config.invalid', `${path}: ${field} ${issue?.message ?? 'is wrong'}`, { field });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new KioskError('config.invalid', `${path} cannot be read as JSON`, { cause });
  }
}

function isReleaseKey(text: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
