import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Ballast } from '#main/host/media/ballast.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { eventually } from '#support/eventually.ts';
import { HandClock } from '#support/hand-clock.ts';
import { noon } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const bytes = 3 * 1024 ** 2 + 5;

test('[ME27] on a full disk the ballast goes first, and what a person did is kept at the second try', () => {
  const path = join(temporaryDirectory(), 'ballast');
  const log = new TestLog();
  const ballast = new Ballast({ path, bytes, log });
  const keep = () => {
    if (existsSync(path)) throw new KioskError('store.full', 'SQLITE_FULL');
    return 'kept';
  };
  writeFileSync(path, 'x');
  expect([ballast.makeWayFor(keep), existsSync(path), log.count('store.full')]).toEqual(['kept', false, 1]);
});

test('[ME27] without ballast, and with other trouble, the work fails as it did', () => {
  const path = join(temporaryDirectory(), 'ballast');
  const ballast = new Ballast({ path, bytes, log: new TestLog() });
  const fail = (code: 'store.full' | 'store.busy') => () => {
    throw new KioskError(code, code);
  };
  expect(() => ballast.makeWayFor(fail('store.full'))).toThrow('store.full');
  writeFileSync(path, 'x');
  expect(() => ballast.makeWayFor(fail('store.busy'))).toThrow('store.busy');
  expect(existsSync(path)).toBe(true);
});

test('[ME28] the ballast is taken aboard after the first minute, and again within the hour once it has gone', async () => {
  const path = join(temporaryDirectory(), 'ballast');
  const clock = new HandClock(noon);
  const stopping = new AbortController();
  const ballast = new Ballast({ path, bytes, log: new TestLog() });
  const running = ballast.run(clock, stopping.signal);
  const size = () => statSync(path, { throwIfNoEntry: false })?.size === bytes;
  expect(size()).toBe(false);
  await clock.advance(60_000);
  await eventually(size);
  writeFileSync(path, 'half');
  await eventually(() => clock.asked.length > 1);
  await clock.advance(3_600_000);
  await eventually(size);
  stopping.abort();
  await running;
});
