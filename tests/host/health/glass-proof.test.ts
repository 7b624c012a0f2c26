import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GlassProof } from '#main/host/health/glass-proof.ts';
import { version } from '#main/host/version.ts';
import { glassHealthSchema } from '#shared/glass-health.ts';
import { HandClock } from '#support/hand-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';
import packageFile from '../../../package.json' with { type: 'json' };

test('[UP20] a version leaves word when content is on the glass, and when it has been for a minute', async () => {
  const [dataDir, clock] = [temporaryDirectory(), new HandClock(0)];
  const proof = new GlassProof({ dataDir, version: '1.2.3', clock, log: new TestLog() });
  const path = join(dataDir, 'health.json');
  const read = () => glassHealthSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  expect(existsSync(path)).toBe(false);
  proof.heartbeat();
  expect(read()).toEqual({ version: '1.2.3', upSeconds: 0 });
  await clock.advance(59_000);
  proof.heartbeat();
  expect(read().upSeconds).toBe(0);
  await clock.advance(2_000);
  proof.heartbeat();
  expect(read()).toEqual({ version: '1.2.3', upSeconds: 61 });
  await clock.advance(3_600_000);
  proof.heartbeat();
  expect(read().upSeconds, 'no further write').toBe(61);
});

test('[UP20] a disk that takes nothing ends nothing', () => {
  const log = new TestLog();
  const proof = new GlassProof({ dataDir: '/proc/nowhere', version: '1.2.3', clock: new HandClock(0), log });
  expect(() => proof.heartbeat()).not.toThrow();
});

test('[UP20] the host knows the version of the package it is in', () => {
  expect(version).toBe(packageFile.version);
});
