import { describe, expect, test } from 'vitest';
import { beginLoop, meetMessages, turnLoop } from '#renderer/features/attract/attract-loop.ts';

const begun = beginLoop(['urgent', 'lift', 'choir']);

describe('attract loop', () => {
  test('[AL1] the loop begins with the first message and goes round in order', () => {
    const keys = ['urgent', 'lift', 'choir'];
    const second = turnLoop(begun, keys, 12);
    const third = turnLoop(second, keys, 12);
    expect([begun, second, third, turnLoop(third, keys, 12)].map(({ shown }) => shown)).toEqual([
      ...keys,
      'urgent',
    ]);
  });

  test('[AL2] what was just published goes on the glass at once, wherever it stands in the order', () => {
    expect(meetMessages(begun, ['urgent', 'lift', 'choir', 'new']).shown).toBe('new');
  });

  test('[AL3] a message that is not new does not come back by itself', () => {
    const met = meetMessages(begun, ['urgent', 'lift', 'choir', 'new']);
    const later = turnLoop(met, ['urgent', 'lift', 'choir', 'new'], 12);
    expect(meetMessages(later, ['urgent', 'lift', 'choir', 'new']).shown).toBe('urgent');
  });

  test('[AL4] a message that was withdrawn leaves the glass at once', () => {
    expect(meetMessages(begun, ['lift', 'choir']).shown).toBe('lift');
  });

  test('[AL7] the hint of waiting replies comes once in three minutes at most, however short the loop', () => {
    const keys = ['lift', 'waiting-reply'];
    let loop = beginLoop(keys);
    const shown = Array.from({ length: 32 }, () => (loop = turnLoop(loop, keys, 12)).shown);
    const hints = shown.flatMap((key, turn) => (key === 'waiting-reply' ? [turn] : []));
    expect(hints).toEqual([0, 15, 30]);
  });

  test('[AL5] nothing changes while nothing changed', () => {
    expect(meetMessages(begun, ['urgent', 'lift', 'choir'])).toBe(begun);
  });
});
