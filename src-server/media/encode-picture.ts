import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Media } from '#shared/domain/media.ts';

/** What is taken, and what is made of it. */
export const pictureLimits = {
  uploadBytes: 20 * 1024 * 1024,
  /** A telephone's picture has 12 to 50 million; decoded, each pixel takes 4 bytes. */
  inputPixels: 64_000_000,
  /** The longer side of a panel: more would not be seen. */
  longestSide: 2160,
  bytes: 4 * 1024 * 1024,
  seconds: 30,
} as const;

/** 2160 × 2160 pixels of the worst noise have 4.4 MB at the first and 3.6 MB at the second. */
const quality = 84;
const lowQuality = 60;

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
  const made = await toWebp(picture, quality);
  const isSmall = made.data.length <= pictureLimits.bytes;
  const { data: file, info } = isSmall ? made : await toWebp(picture, lowQuality);
  const { width, height } = info;
  return { kind: 'encoded', media: { type: 'image/webp', width, height, bytes: file.length }, file };
}

function toWebp(picture: Sharp, quality: number) {
  const options = { quality, smartSubsample: true }; // else red letters on white fray
  return picture.clone().webp(options).toBuffer({ resolveWithObject: true });
}

function refused(because: string): Encoding {
  return { kind: 'refused', because };
}
