import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const packageFile = resolve(import.meta.dirname, '../package.json');
const packageSchema = z.object({ devDependencies: z.object({ electron: z.string() }) });
const versionsSchema = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** The newest release of the pinned major line of Electron, if it is another one; null also when the registry is silent. */
export async function newerElectron(): Promise<string | null> {
  const pinned = packageSchema.parse(JSON.parse(readFileSync(packageFile, 'utf8'))).devDependencies.electron;
  try {
    const { stdout } = await run(
      'npm',
      ['view', `electron@^${pinned}`, 'version', '--json', '--fetch-retries=0'],
      { timeout: 8_000 },
    );
    const newest = versionsSchema.parse(JSON.parse(stdout)).at(-1) ?? pinned;
    return newest === pinned ? null : newest;
  } catch {
    return null; // offline: there is nothing to warn of
  }
}
