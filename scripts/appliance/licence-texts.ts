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
    const folder = join(root, 'node_modules', name);
    const file = (await readdir(folder)).find((entry) => licenceName.test(entry));
    if (file !== undefined)
      texts.push(`== ${name}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}`);
  }
  return `${texts.join('\n\n\n')}\n`;
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
