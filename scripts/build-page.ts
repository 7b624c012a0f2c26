import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stampFile = join(root, 'dist/.stamp');

/** Builds the page into `dist/renderer` if its sources are not those of the last build. Tells `say` when it does. */
export async function buildPage(say: (sentence: string) => void): Promise<void> {
  const stamp = await stampOf(['src-renderer', 'src-shared', 'vite.config.ts', 'package-lock.json']);
  const last = await readFile(stampFile, 'utf8').catch(() => '');
  if (last === stamp && existsSync(join(root, 'dist/renderer/index.html'))) return;
  say('Building the page…');
  const { build } = await import('vite');
  await inProduction(() => build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' }));
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stampFile, stamp);
}

/** Vite builds React's development half wherever `NODE_ENV` says something else, as it does inside a test run. */
async function inProduction(build: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Names, sizes and times of the files: quick, and different after every change. */
async function stampOf(paths: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesUnder(join(root, path))) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
