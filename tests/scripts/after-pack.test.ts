import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { temporaryDirectory } from '#support/temporary-directory.ts';

type AfterPack = (context: { appOutDir: string; packager: { executableName: string } }) => Promise<void>;
const require = createRequire(import.meta.url);
const afterPack = require(resolve(import.meta.dirname, '../../scripts/after-pack.cjs')) as AfterPack;

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuses = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
const [disabled, enabled, inherited] = ['0', '1', '\u0090'];

/** A file with the fuse wire of an Electron binary and nothing else of it. */
async function aBinary(folder: string, fuseCount: number): Promise<string> {
  const path = join(folder, 'vestibule');
  const wire = Buffer.from([1, fuseCount, ...Array.from({ length: fuseCount }, () => 0x90)]);
  await writeFile(path, Buffer.concat([Buffer.from(`ELF ${sentinel}`), wire, Buffer.from('the rest')]));
  return path;
}

const pack = (appOutDir: string): Promise<void> =>
  afterPack({ appOutDir, packager: { executableName: 'vestibule' } });

test('[LK19] a packaged binary runs no Node, takes no inspector, loads only its archive', async () => {
  const folder = temporaryDirectory();
  const binary = await aBinary(folder, fuses.length);
  await pack(folder);
  const wire = (await getCurrentFuseWire(binary)) as unknown as Record<number, number>;
  const read = fuses.map((fuse) => [FuseV1Options[fuse], String.fromCharCode(wire[fuse] ?? 0)]);
  expect(Object.fromEntries(read)).toEqual({
    RunAsNode: disabled,
    EnableCookieEncryption: disabled,
    EnableNodeOptionsEnvironmentVariable: disabled,
    EnableNodeCliInspectArguments: disabled,
    EnableEmbeddedAsarIntegrityValidation: disabled,
    OnlyLoadAppFromAsar: enabled,
    LoadBrowserProcessSpecificV8Snapshot: disabled,
    GrantFileProtocolExtraPrivileges: disabled,
    ...('WasmTrapHandlers' in FuseV1Options ? { WasmTrapHandlers: enabled } : {}),
  });
  expect(read.map(([, state]) => state)).not.toContain(inherited);
  expect((await readFile(binary)).subarray(-8).toString()).toBe('the rest');
});

test('[LK19] a fuse that nobody has decided about stops the packaging', async () => {
  const folder = temporaryDirectory();
  await aBinary(folder, fuses.length + 1);
  await expect(pack(folder)).rejects.toThrow(/strictlyRequireAllFuses/);
});
