import { z } from 'zod';
import { lineSchema } from './primitives.ts';

/** Names a file by its content: 64 hexadecimal signs of SHA-256. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { message: 'is not a SHA-256 in small letters' });

/** A picture as the server keeps it: encoded anew by us, never larger than a panel can show. */
export const mediaSchema = z.object({
  sha256: sha256Schema,
  type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  width: z.int().min(1).max(4096),
  height: z.int().min(1).max(4096),
  bytes: z
    .int()
    .min(1)
    .max(4 * 1024 * 1024),
});
export type Media = z.infer<typeof mediaSchema>;

/** A picture of a notice or an event, with the words that say what is on it. */
export const pictureSchema = mediaSchema.extend({ alternative: lineSchema(200) });
export type Picture = z.infer<typeof pictureSchema>;
