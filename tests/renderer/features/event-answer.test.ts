import { describe, expect, test } from 'vitest';
import type { EventAnswer } from '#shared/domain/event-answer.ts';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import { answerWords } from '#renderer/features/events/answer-words.ts';
import { mustWait, peopleCounts } from '#renderer/features/events/join-draft.ts';
import { frenchWords } from '#renderer/i18n/words.ts';
import { waitingReplies } from '#renderer/stage/waiting-replies.ts';
import { anEvent, aRequest } from '#support/items.ts';

const answer: EventAnswer = {
  id: 'answer',
  number: '4827',
  eventId: 'feast',
  people: 2,
  status: 'coming',
  place: null,
  gotSeat: false,
  createdAt: 1,
};

describe('[UI171] where an answer stands', () => {
  test.each([
    [{}, true, 10, 'C’est noté ici. Nous vérifions s’il reste une place.', undefined],
    [{}, true, null, 'C’est noté ici. Votre réponse partira toute seule.', undefined],
    [{}, false, 10, 'C’est d’accord. Vous venez à 2.', undefined],
    [
      { gotSeat: true },
      false,
      10,
      'Une place s’est libérée. Elle est pour vous.',
      'C’est d’accord. Vous venez à 2.',
    ],
    [
      { status: 'full' },
      false,
      10,
      'D’autres ont répondu juste avant vous.',
      'Vous pouvez attendre une place.',
    ],
    [{ status: 'waiting' }, true, 10, 'Votre attente est notée ici.', 'Revenez voir ici, avec votre numéro.'],
    [
      { status: 'waiting', place: 1 },
      false,
      10,
      'La prochaine place est pour vous.',
      'Revenez voir ici, avec votre numéro.',
    ],
    [
      { status: 'waiting', place: 3 },
      false,
      10,
      '2 réponses attendent avant vous.',
      'Revenez voir ici, avec votre numéro.',
    ],
    [{ status: 'left' }, false, 10, 'Vous ne venez pas.', undefined],
  ] as const)('%o', (changes, isKept, capacity, state, next) => {
    const said = answerWords({ ...answer, ...changes }, { capacity }, isKept, { words: frenchWords });
    expect([said.state, said.next].map((text) => text?.replaceAll(/\s/g, ' '))).toEqual([state, next]);
  });

  test('more people than there are seats must wait, and more than could ever be seated are not asked for', () => {
    const feast = anEvent('feast', { capacity: 4, seatsTaken: 3 }).value as never;
    expect([mustWait(feast, 1), mustWait(feast, 2), peopleCounts(feast, 1, 10)]).toEqual([
      false,
      true,
      [1, 2, 3, 4],
    ]);
    expect(mustWait(anEvent('open', { capacity: null }).value as never, 20)).toBe(false);
  });
});

test('[AL6] a seat that came free or was taken is a waiting reply until the event begins; offers come first', () => {
  const entry = (item: { id: string; kind: string; value: object }) => ({ ...item, rev: 1 }) as FeedEntry;
  const told = (id: string, number: string, changes: object) =>
    entry({ id, kind: 'answer', value: { ...answer, id, number, ...changes } });
  const event = anEvent('feast');
  const feed = new Map(
    [
      told('seat', '1111', { gotSeat: true }),
      told('full', '2222', { status: 'full' }),
      told('coming', '3333', {}),
      told('left', '4444', { status: 'left', gotSeat: true }),
      told('elsewhere', '5555', { status: 'full', eventId: 'gone' }),
      entry(event),
      entry(aRequest('offered', { number: '6666', status: 'offered' })),
    ].map((value) => [value.id, value]),
  );
  const { startsAt } = event.value;
  expect(waitingReplies(feed, startsAt - 1)).toEqual(['6666', '1111', '2222']);
  expect(waitingReplies(feed, startsAt)).toEqual(['6666']);
});
