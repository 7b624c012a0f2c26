import { createHash } from 'node:crypto';
import type { Manifest, Release } from './manifest.ts';

/** What this screen is, as far as a release asks. */
export type Screen = {
  /** Package that is installed, and its version. */
  package: string;
  version: string;
  architecture: string;
  /** Stable and its own; never sent anywhere. */
  machineId: string;
  /** The highest serial of a manifest that was ever believed here. */
  serial: number;
  /** Versions that were tried here and taken back. */
  failed: readonly string[];
};

export type Decision =
  | { kind: 'take'; release: Release }
  | { kind: 'current' }
  /** It is not this screen's turn yet. */
  | { kind: 'not-in-stage' }
  | { kind: 'refuse'; because: 'other-package' | 'replayed' | 'older' | 'failed-before' | 'no-package' };

/** What a screen does about a manifest whose signature is right. */
export function decide(manifest: Manifest, screen: Screen): Decision {
  const { serial, version, stagingPercentage, packages } = manifest;
  if (manifest.package !== screen.package) return { kind: 'refuse', because: 'other-package' };
  if (serial < screen.serial) return { kind: 'refuse', because: 'replayed' };
  const order = compareVersions(version, screen.version);
  if (order === 0) return { kind: 'current' };
  if (order < 0) return { kind: 'refuse', because: 'older' };
  if (screen.failed.includes(version)) return { kind: 'refuse', because: 'failed-before' };
  const release = Object.entries(packages).find(([name]) => name === screen.architecture)?.[1];
  if (release === undefined) return { kind: 'refuse', because: 'no-package' };
  if (bucketOf(screen.machineId, version) >= stagingPercentage) return { kind: 'not-in-stage' };
  return { kind: 'take', release };
}

/**
 * 0 to 99: a screen takes a release when its bucket lies below the percentage, so it stays in when the percentage grows.
 * Each release mixes anew, or the same screens would always go first.
 */
export function bucketOf(machineId: string, version: string): number {
  return createHash('sha256').update(`${machineId} ${version}`).digest().readUInt32BE() % 100;
}

/** Below 0: `one` is older than `other`. What is not made of three numbers (`1.2.0-beta`) counts by its first three. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function numbersOf(version: string): number[] {
  return [...version.matchAll(/\d+/g)].slice(0, 3).map(Number);
}
