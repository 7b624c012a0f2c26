import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Chance, Clock } from './ports.ts';

const longestTimer = 2 ** 31 - 1; // Node fires longer ones at once

/** The real clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => Number(process.hrtime.bigint() / 1000n) / 1000,
  bootId: readBootId(),
  delay(ms, signal) {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (signal.aborted) return Promise.resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, longestTimer));
    signal.addEventListener('abort', end);
    return promise;
  },
};

/** Real chance. */
export const systemChance: Chance = {
  random: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  uuid7: () => uuid7(Date.now(), randomBytes(10)),
};

/** Whether the machine has an address of a network; the loopback does not count. */
export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some((address) => !address.internal),
  );
}

/** RFC 9562: 48 bits of time, then chance with the version and the variant in their places. */
function uuid7(now: number, chance: Buffer): string {
  const hex = now.toString(16).padStart(12, '0') + chance.toString('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return randomUUID(); // not Linux: each start counts as a boot, so the first contact tells the time
  }
}
