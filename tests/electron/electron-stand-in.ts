import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const isSet = 0x31;

/** A folder like a distribution of Electron, with the fuse wire of its binary and nothing else of it. */
export function makeElectronStandIn(folder: string, version: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const fuses = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
  const wire = Buffer.from([1, fuses.length, ...fuses.map(() => isSet)]);
  const binary = Buffer.concat([Buffer.from(`ELF ${sentinel}`), wire, Buffer.from('the rest')]);
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), `${version}\n`);
  for (const name of ['chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'locales/fr.pak'])
    writeFileSync(join(folder, name), '');
}
