import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BootRecord } from '#main/supervisor/boot-record.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

test('[SU21] everything is started anew three times in one boot, across the processes that note it', () => {
  const path = join(temporaryDirectory(), 'boot.json');
  const answers = [1, 2, 3, 4, 5].map(() => new BootRecord(path, 'monday').startAnew());
  expect(answers).toEqual([true, true, true, false, false]);
  expect(new BootRecord(path, 'tuesday').startAnew()).toBe(true);
});

test('[SU21] a damaged record counts from nothing, and one that cannot be written allows nothing', () => {
  const path = join(temporaryDirectory(), 'boot.json');
  writeFileSync(path, '{"bootId":');
  expect(new BootRecord(path, 'monday').startAnew()).toBe(true);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ bootId: 'monday', startedAnew: 1 });
  expect(new BootRecord('/proc/nowhere/boot.json', 'monday').startAnew()).toBe(false);
});
