import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';

/** Three numbers and nothing else: what cannot be compared cannot be refused. */
const versionSchema = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'is not a version like 1.2.3');

/** The packages that bring a screen: one for each shell, with one version. */
export const packageNameSchema = z.enum(['vestibule-kiosk', 'vestibule']);

/** One release, for all machines. Everything that a screen does is decided by what stands here, under the signature. */
export const manifestSchema = z.strictObject({
  /** Grows with each manifest, also with one that takes a release back: an older one that is shown again is refused. */
  serial: z.int().min(1),
  version: versionSchema,
  /** A screen takes only the package that it has. */
  package: packageNameSchema.default('vestibule-kiosk'),
  /** Of a hundred screens, how many take it. */
  stagingPercentage: z.int().min(0).max(100),
  /** By Debian's name of the architecture. */
  packages: z.partialRecord(
    z.enum(['amd64', 'arm64']),
    z.strictObject({
      /** Beside the manifest. */
      file: z.string().regex(/^[\w.+-]+\.deb$/, 'is not the name of a package'),
      size: z.int().min(1).max(500_000_000),
      /** Base64. */
      sha512: z.base64().length(88),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Release = NonNullable<Manifest['packages']['amd64']>;

/** What lies on the server: the manifest as text, so that exactly what was signed is what is read. */
export const envelopeSchema = z.strictObject({ signed: z.string().max(20_000), signature: z.base64() });

/** What an envelope holds. `bad-signature` goes before everything else: nothing of it has been read then. */
export type Opened =
  | { kind: 'manifest'; manifest: Manifest }
  | { kind: 'bad-signature' }
  | { kind: 'unreadable' };

/** Opens an envelope with the key that this screen trusts (base64 of the DER form, as `sign-release` prints it). */
export function openEnvelope(text: string, publicKey: string): Opened {
  const envelope = envelopeSchema.safeParse(jsonOrNull(text));
  if (!envelope.success) return { kind: 'unreadable' };
  const { signed, signature } = envelope.data;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const isOurs = verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64'));
  if (!isOurs) return { kind: 'bad-signature' };
  const manifest = manifestSchema.safeParse(jsonOrNull(signed));
  return manifest.success ? { kind: 'manifest', manifest: manifest.data } : { kind: 'unreadable' };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
