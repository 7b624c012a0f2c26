import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Version of the package that this host came in. */
export const version = versionAbove(import.meta.dirname);

/** What this host calls itself towards the server. */
export const app = `vestibule ${version}`;

/** No true clock can be before this version was written. */
export const builtAt = Date.UTC(2026, 10, 1);

/** The nearest `package.json` above: that of the sources, of an archive of Electron's, or of a Debian package. */
function versionAbove(folder: string): string {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    return z.object({ version: z.string().max(28) }).parse(JSON.parse(text)).version;
  } catch (error) {
    if (folder === dirname(folder)) throw error;
    return versionAbove(dirname(folder));
  }
}
