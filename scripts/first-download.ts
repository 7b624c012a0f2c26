import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the built page in `folder` brings before its first paint, in bytes after gzip; fonts and pictures apart (PF8). */
export async function firstDownload(folder: string): Promise<{ scripts: number; styles: number }> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = (ending: string) =>
    [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].flatMap(([, file = '']) =>
      file.endsWith(ending) ? [file] : [],
    );
  const sizeOf = async (files: string[]): Promise<number> => {
    const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
    return contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
  };
  return { scripts: await sizeOf(named('.js')), styles: await sizeOf(named('.css')) };
}
