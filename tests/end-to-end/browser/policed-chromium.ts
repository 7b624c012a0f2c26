import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findChromium } from '#main/browser/chromium.ts';

const shipped = resolve(import.meta.dirname, '../../../kiosk-config/chromium/vestibule.json');

/** The policy that the package installs, as Chromium reads it: names of policies and their values. */
export function shippedPolicy(): Record<string, unknown> {
  return JSON.parse(readFileSync(shipped, 'utf8')) as Record<string, unknown>;
}

/** Why no Chromium can be put under a policy of its own here; null when one can. */
export function whyNoPolicy(): string | null {
  const { status } = spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
  return status === 0 ? null : 'a mount namespace of its own is not permitted here';
}

/**
 * Writes into `folder` a program that starts Chromium under `policy` and gives its path. A policy is read from one place
 * of the machine: only this Chromium sees `folder` there.
 */
export function policedChromium(folder: string, policy: Record<string, unknown>): string {
  const managed = join(folder, 'etc/policies/managed');
  mkdirSync(managed, { recursive: true });
  writeFileSync(join(managed, 'vestibule.json'), JSON.stringify(policy));
  const program = join(folder, 'chromium');
  const start = `mount --bind '${join(folder, 'etc')}' /etc/chromium && exec '${findChromium(process.env)}' "$@"`;
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare --mount sh -c '${start.replaceAll("'", `'\\''`)}' chromium "$@"\n`,
  );
  chmodSync(program, 0o755);
  return program;
}
