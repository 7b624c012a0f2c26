import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** As Node calls it. */
export type Architecture = 'x64' | 'arm64';

/** As Debian calls it. */
export const debianArchitecture: Readonly<Record<Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * What a screen cannot do without. Fonts: ours are in the page; this one is for what they do not have. Debian's cage ends at once
 * where there is no Xwayland, and does not say so in its own dependencies.
 */
const depends = [
  'alsa-utils',
  'cage',
  'chromium',
  'espeak-ng',
  'fonts-noto-core',
  'libc6 (>= 2.28)',
  'libstdc++6',
  'seatd',
  'systemd (>= 252)',
  'systemd-timesyncd | time-daemon',
  'xwayland',
];

/** Panel off at night, over the cable; and the browser's security fixes, by Debian's own way. */
const recommends = ['cec-utils', 'ddcutil', 'unattended-upgrades'];

/** The control file of the package whose files lie in `tree`. */
export async function controlFile(
  version: string,
  architecture: Architecture,
  tree: string,
): Promise<string> {
  const fields = {
    Package: 'vestibule-kiosk',
    Version: version,
    Architecture: debianArchitecture[architecture],
    Maintainer: 'Vestibule',
    'Installed-Size': String(Math.ceil((await sizeOf(tree)) / 1024)),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: 'misc',
    Priority: 'optional',
    Description:
      'The lobby screen of a residential building\n Turns a machine with a touch panel into a screen that starts with the power, shows one program and looks after itself.',
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((entry) => stat(join(entry.parentPath, entry.name))));
  return sizes.reduce((total, { size }) => total + size, 0);
}
