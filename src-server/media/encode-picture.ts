import sharp from 'sharp';
import type { Media } from '#shared/domain/media.ts';

/** What is taken, and what is made of it. */
export const pictureLimits = {
  uploadBytes: 20 * 1024 * 1024,
  /** A telephone's picture has 12 to 50 million; decoded, each pixel takes 4 bytes. */
  inputPixels: 64_000_000,
  /** The longer side of a panel: more would not be seen. */
  longestSide: 2160,
  bytes: 4 * 1024 * 1024,
  seconds: 20,
} as const;

/** Tried in turn until the file is small enough; only noise ever needs the second. */
const qualities = [84, 60, 30] as const;

// Of libvips' many decoders only these are let in: no SVG, which may name other files, no TIFF, no PDF.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((kind) => `VipsForeignLoad${kind}`),
});

/** A picture as screens get it, or in words why there is none. */
export type Encoding =
  | { kind: 'encoded'; media: Omit<Media, 'sha256'>; file: Buffer }
  | { kind: 'refused'; because: string };

/**
 * Decodes bytes that nobody has looked at and makes a new picture of them: upright, of bounded size, opaque
 * on white, in sRGB, without any metadata (a photograph names its place). Of several frames the first.
 */
export async function encodePicture(bytes: Buffer): Promise<Encoding> {
  if (bytes.subarray(0, 1024).includes('%PDF-')) {
    return refused('is a PDF, which is not taken yet: send each page as a picture');
  }
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata(); // reads the header only
    if (width * height > pictureLimits.inputPixels) {
      return refused(`has ${width} × ${height} pixels: more than ${pictureLimits.inputPixels / 1e6} million`);
    }
    return await encode(bytes);
  } catch {
    // Whatever sharp throws is about these bytes: it was given nothing else.
    return refused('is damaged or no picture that can be read: send JPEG, PNG, WebP, GIF or AVIF');
  }
}

async function encode(bytes: Buffer): Promise<Encoding> {
  const { inputPixels, longestSide, seconds } = pictureLimits;
  const picture = sharp(bytes, { limitInputPixels: inputPixels, failOn: 'error' })
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' });
  for (const quality of qualities) {
    const { data: file, info } = await picture
      .clone()
      .webp({ quality, smartSubsample: true }) // else red letters on white fray
      .toBuffer({ resolveWithObject: true });
    if (file.length > pictureLimits.bytes) continue;
    const { width, height } = info;
    return { kind: 'encoded', media: { type: 'image/webp', width, height, bytes: file.length }, file };
  }
  return refused('is too detailed to be made smaller than 4 MB');
}

function refused(because: string): Encoding {
  return { kind: 'refused', because };
}
