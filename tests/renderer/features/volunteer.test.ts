import { expect, test } from 'vitest';
import { questionOf } from '#renderer/features/offers/offer-draft.ts';
import { volunteerOf } from '#renderer/features/offers/volunteer-draft.ts';

const whole = {
  need: 'errand',
  days: 'any',
  part: 'morning',
  firstName: 'Zoé',
  floor: null,
  phone: null,
} as const;

test('[VO7] an offer of help leaves only when every question is answered, a floor and a telephone also with no', () => {
  expect(volunteerOf(whole)).toEqual(whole);
  for (const answer of Object.keys(whole))
    expect(volunteerOf({ ...whole, [answer]: undefined }), answer).toBeUndefined();
});

test('[VO7] « Étape » counts the questions of the form that one is in', () => {
  expect([questionOf('offer', 'floor'), questionOf('volunteer', 'floor')]).toEqual([
    { question: 2, count: 4 },
    { question: 3, count: 5 },
  ]);
});
