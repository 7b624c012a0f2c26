import { resolve } from 'node:path';
import { buildPage } from '../scripts/build-page.ts';
import { firstDownload } from '../scripts/first-download.ts';
import type { Figure } from './measure.ts';

const limits = { scripts: 170, styles: 30 };

/** PF8: what a screen downloads before its first paint, after gzip; fonts apart. */
export async function pageSize(): Promise<Figure[]> {
  await buildPage(() => {});
  const sizes = await firstDownload(resolve(import.meta.dirname, '../dist/renderer'));
  return (['scripts', 'styles'] as const).map((kind) => ({
    id: 'PF8',
    what: `${kind} before the first paint, after gzip`,
    value: `${(sizes[kind] / 1024).toFixed(1)} KB`,
    bar: `≤ ${limits[kind]} KB`,
    met: sizes[kind] <= limits[kind] * 1024,
    samples: [sizes[kind]],
  }));
}
