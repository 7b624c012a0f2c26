import { spawnSync } from 'node:child_process';

/** Where debootstrap gets Debian from: `VESTIBULE_MIRROR`, else Debian's own. */
export function mirrorOf(environment: NodeJS.ProcessEnv): string {
  return (environment['VESTIBULE_MIRROR'] || 'http://deb.debian.org/debian').replace(/\/$/, '');
}

/** What keeps this machine from making a Debian, in one sentence; null when nothing does. */
export function whyNoProof(environment: NodeJS.ProcessEnv): string | null {
  if (process.getuid?.() !== 0) return 'Only root can make a Debian.';
  if (spawnSync('debootstrap', ['--version']).error)
    return 'debootstrap is missing: apt-get install debootstrap';
  const mirror = mirrorOf(environment);
  // debootstrap asks with wget too, so that a proxy of the machine holds for both.
  const { status } = spawnSync('wget', [
    '-q',
    '-T',
    '20',
    '-t',
    '2',
    '-O',
    '/dev/null',
    `${mirror}/dists/bookworm/InRelease`,
  ]);
  return status === 0 ? null : `The mirror ${mirror} does not answer.`;
}
