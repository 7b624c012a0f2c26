import { expect, test } from 'vitest';
import { helpRequestSchema } from '#shared/domain/help-request.ts';
import { firstSteps } from '#renderer/features/help/ask-draft.ts';
import { ownOfferView } from '#renderer/features/help/own-offer-view.ts';
import type { Stage } from '#renderer/stage/stage.ts';

/** Says the key: which sentence, not which words. */
const stage = { words: { say: (key: string) => key } } as unknown as Stage;

function stateOf(request: object, mine: string, others: string[] = [], delivery: 'kept' | 'sent' = 'sent') {
  const offers = [mine, ...others].map((status, index) => ({
    id: `o${index}`,
    number: '7788',
    firstName: 'Fatou',
    status,
  }));
  const wish = { kind: 'no-hurry', part: 'any' };
  const times = { createdAt: 1, expiresAt: 2 };
  const whole = helpRequestSchema.parse({
    id: 'r',
    number: '4827',
    need: 'errand',
    wish,
    offers,
    ...times,
    ...request,
  });
  const [offer] = whole.offers;
  if (!offer) throw new Error('no offer');
  const { state, mayWithdraw } = ownOfferView(whole, offer, delivery, stage);
  return [state, mayWithdraw];
}

test('[HP11] a helper reads whether they are awaited, taken by another, thanked, or not needed any more', () => {
  expect([
    stateOf({ status: 'offered' }, 'waiting', [], 'kept'),
    stateOf({ status: 'offered' }, 'waiting'),
    stateOf({ status: 'matched' }, 'accepted'),
    stateOf({ status: 'matched' }, 'declined', ['accepted']),
    stateOf({ status: 'open' }, 'declined'),
    stateOf({ status: 'open' }, 'withdrawn'),
    stateOf({ status: 'cancelled' }, 'accepted'),
    stateOf({ status: 'done' }, 'accepted'),
    stateOf({ status: 'done', thanked: true }, 'accepted'),
    stateOf({ status: 'ended' }, 'waiting'),
  ]).toEqual([
    ['offers.kept', true],
    ['own-offer.waiting', true],
    ['own-offer.awaited', true],
    ['own-offer.taken', false],
    ['own-offer.declined', false],
    ['own-offer.withdrawn', false],
    ['own-offer.cancelled', false],
    ['own-offer.done', false],
    ['own-offer.thanked', false],
    ['own-offer.ended', false],
  ]);
});

test('[HP13] « Demander encore » begins with what was asked for and goes on with when', () => {
  expect([firstSteps(undefined), firstSteps('ride'), firstSteps('other')]).toEqual([
    ['need'],
    ['need', 'when'],
    ['need', 'other'],
  ]);
});
