import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const shipped = resolve(import.meta.dirname, '../../kiosk-config/systemd');

/** What the screen's packages bring, as far as systemd looks at it. */
const brought: [path: string, text: string, mode: number][] = [
  ['usr/bin/cage', '#!/bin/sh\n', 0o755],
  ['usr/bin/sh', '#!/bin/sh\n', 0o755],
  ['usr/bin/mount', '#!/bin/sh\n', 0o755],
  ['usr/bin/umount', '#!/bin/sh\n', 0o755],
  ['usr/bin/systemctl', '#!/bin/sh\n', 0o755],
  ['usr/lib/vestibule/node', '#!/bin/sh\n', 0o755],
  ['usr/lib/systemd/system/seatd.service', '[Service]\nExecStart=/usr/bin/cage\n', 0o644],
];

/** Makes `root` look to systemd like a machine with our units, and gives their paths in it. */
export function installUnits(root: string, units: readonly string[]): string[] {
  mkdirSync(join(root, 'usr/lib'), { recursive: true });
  for (const name of ['lib', 'bin']) symlinkSync(`usr/${name}`, join(root, name));
  cpSync('/usr/lib/systemd/system', join(root, 'usr/lib/systemd/system'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const [path, text, mode] of brought) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode });
  }
  return units.map((unit) => {
    const path = join(root, 'usr/lib/systemd/system', basename(unit));
    cpSync(join(shipped, unit), path);
    return path;
  });
}

/** What a program of systemd's says about `root`, on either stream, whether it fails or not. */
export async function complaintsOf(program: string, root: string, words: string[]): Promise<string> {
  const { stdout, stderr } = await run(program, [`--root=${root}`, ...words]).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return `${stdout}${stderr}`;
}
