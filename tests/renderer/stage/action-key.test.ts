import { expect, test } from 'vitest';
import { z } from 'zod';
import { newActionKey } from '#renderer/stage/action-key.ts';

test('[UI114] the key of an action is a UUIDv7 that sorts by time and is never the same', () => {
  const keys = Array.from({ length: 200 }, (_, index) => newActionKey(1_800_000_000_000 + index));
  for (const key of keys) expect(z.uuidv7().safeParse(key).success).toBe(true);
  expect(keys).toEqual(keys.toSorted());
  expect(new Set(Array.from({ length: 500 }, () => newActionKey(1))).size).toBe(500);
});
