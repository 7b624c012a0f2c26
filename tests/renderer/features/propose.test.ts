import { expect, test } from 'vitest';
import { hoursOf, proposalOf, stepAfter } from '#renderer/features/propose/propose-draft.ts';

const whole = {
  category: 'meeting',
  title: 'Un café',
  date: '2026-11-25',
  minute: 930,
  place: 'Dehors',
} as const;

test('[UI160] a proposal is sent with its day and hour, and a name and a floor only from who gives them', () => {
  const sent = { category: 'meeting', title: 'Un café', date: '2026-11-25', time: '15:30', place: 'Dehors' };
  const floor = 'Étage 2';
  expect(proposalOf({ ...whole, isNamed: true, firstName: 'Zoé', floor })).toEqual({
    ...sent,
    firstName: 'Zoé',
    floor,
  });
  // who wrote a name, went back and would rather not
  const changed = { ...whole, isNamed: false, firstName: 'Zoé', floor };
  expect(proposalOf(changed)).toEqual({ ...sent, firstName: null, floor: null });
  expect(proposalOf({ ...whole, minute: undefined } as never)).toBeUndefined();
});

test('[UI161] the form asks only for what is still to know, and offers no hour that is over', () => {
  expect([
    stepAfter('what', { category: 'garden' }, 2),
    stepAfter('what', { category: 'other' }, 2),
    stepAfter('who', { isNamed: false }, 2),
    stepAfter('first-name', { isNamed: true }, 1),
    stepAfter('first-name', { isNamed: true }, 2),
    stepAfter('building', { building: null }, 2),
  ]).toEqual(['day', 'other', 'check', 'floor', 'building', 'check']);
  expect(hoursOf('evening', 20 * 60 + 30)).toEqual([21 * 60, 21 * 60 + 30]);
  expect(hoursOf('morning', 12 * 60)).toEqual([]);
  expect(hoursOf('afternoon')).toHaveLength(12);
});
