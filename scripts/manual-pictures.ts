import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

/*
 * node scripts/manual-pictures.ts: makes the small pictures of docs/INSTALL.md, pages of the wizard side by side, from those that
 * `npm run screenshots -- portrait-setup` took.
 */
const root = resolve(import.meta.dirname, '..');
const target = join(root, 'docs/pictures');
const rows = {
  'wizard-1': ['setup-language', 'setup-network', 'setup-code'],
  'wizard-2': ['setup-confirm', 'setup-diagonal', 'setup-reach', 'setup-ready'],
};
const [width, height, gap] = [270, 480, 12];

await mkdir(target, { recursive: true });
for (const [name, scenes] of Object.entries(rows)) {
  const row = sharp({
    create: {
      width: scenes.length * (width + gap) - gap,
      height,
      channels: 4,
      background: { r: 255, g: 255, b: 255, alpha: 0 },
    },
  });
  const pictures = await Promise.all(
    scenes.map((scene) =>
      sharp(join(root, 'screenshots', `portrait-${scene}.png`))
        .resize(width, height)
        .toBuffer(),
    ),
  );
  await row
    .composite(pictures.map((input, at) => ({ input, left: at * (width + gap), top: 0 })))
    .png({ palette: true, colours: 64 })
    .toFile(join(target, `${name}.png`));
}
