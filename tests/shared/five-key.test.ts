import { expect, test } from 'vitest';
import { fiveKeyOf } from '#shared/five-key.ts';

test('[KP1] the five keys are arrows, Enter, Escape or Backspace, and Home or « ? »', () => {
  const named = (key: string) => fiveKeyOf(key, false);
  expect(
    ['ArrowUp', 'ArrowDown', 'Enter', 'Escape', 'Backspace', 'Home', '?', 'a', 'Tab', ' '].map(named),
  ).toEqual(['up', 'down', 'ok', 'back', 'back', 'help', 'help', undefined, undefined, undefined]);
});

test('[KP1] where somebody types, Backspace takes a letter and Escape goes back', () => {
  expect(['Backspace', 'Escape'].map((key) => fiveKeyOf(key, true))).toEqual([undefined, 'back']);
});
