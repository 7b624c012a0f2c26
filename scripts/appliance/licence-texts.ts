import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });
const licenceName = /^(licen[cs]e|copying|ofl)/i;

/** The licences of all that is bundled into the appliance, in the words of its authors. */
export async function licenceTexts(): Promise<string> {
  const texts = ['Vestibule is not licensed for general use. It contains the work of others:', nodeNotice];
  for (const name of await bundledPackages()) {
    const found = await licencesIn(join(root, 'node_modules', name));
    if (found.length > 0) texts.push(`== ${name}\n\n${found.join('\n\n')}`);
  }
  return `${texts.join('\n\n\n')}\n`;
}

/** A file, or a folder of them as REUSE wants it. */
async function licencesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const entry = entries.find(({ name }) => licenceName.test(name));
  if (!entry) return [];
  const path = join(folder, entry.name);
  const files = entry.isDirectory()
    ? (await readdir(path)).toSorted().map((name) => join(path, name))
    : [path];
  return Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).trim()));
}

const nodeNotice =
  '== Node.js\n\nCopyright Node.js contributors. Licensed under the MIT licence; its text and the notices of the parts of Node are at\nhttps://github.com/nodejs/node/blob/main/LICENSE';

/** What the product depends on, and what that depends on in turn, each once. */
async function bundledPackages(): Promise<string[]> {
  const seen = new Set<string>();
  const waiting = await dependenciesOf(root);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    const further = await dependenciesOf(join(root, 'node_modules', name)).catch(() => null);
    if (further === null) continue; // for another platform, or inside another package, which names it
    seen.add(name);
    waiting.push(...further);
  }
  return [...seen].toSorted();
}

async function dependenciesOf(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  return Object.keys(packageSchema.parse(JSON.parse(text)).dependencies);
}
