import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Architecture } from './control-file.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const packageSchema = z.object({ devDependencies: z.object({ node: z.string() }) });

/**
 * The Node binary that a package for `architecture` carries: the pinned one of this project, which needs glibc alone; for another
 * machine it is fetched through npm once.
 */
export async function nodeBinary(
  architecture: Architecture,
  say: (sentence: string) => void,
): Promise<string> {
  const own = join(root, 'node_modules/node/bin/node');
  if (architecture === process.arch && existsSync(own)) return own;
  const { node: version } = packageSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  ).devDependencies;
  const folder = join(root, 'node_modules/.vestibule-node', `linux-${architecture}-${version}`);
  const binary = join(folder, 'package/bin/node');
  if (existsSync(binary)) return binary;
  const name = `node-linux-${architecture}`;
  say(`Fetching ${name} ${version} through npm…`);
  await mkdir(folder, { recursive: true });
  await run('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent']);
  await run('tar', ['-xzf', join(folder, `${name}-${version}.tgz`), '-C', folder]);
  return binary;
}
