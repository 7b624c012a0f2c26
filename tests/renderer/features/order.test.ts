import { describe, expect, test } from 'vitest';
import { noticeSchema } from '#shared/domain/notice.ts';
import { eventSchema } from '#shared/domain/event.ts';
import { comingEvents, worthListing } from '#renderer/features/events/event-order.ts';
import { actionOf, stepAfter } from '#renderer/features/help/ask-draft.ts';
import { inListOrder } from '#renderer/features/notices/notice-order.ts';

const notice = (id: string, level: 'urgent' | 'important' | 'ordinary', publishedAt: number) =>
  noticeSchema.parse({ id, level, publishedAt, title: id, body: [id] });
const event = (id: string, startsAt: number, endsAt: number) =>
  eventSchema.parse({ id, title: id, startsAt, endsAt });

describe('lists', () => {
  test('[UI100] notices stand urgent, important, then newest first', () => {
    const list = [
      notice('old', 'ordinary', 1),
      notice('new', 'ordinary', 3),
      notice('important', 'important', 1),
      notice('urgent-old', 'urgent', 1),
      notice('urgent-new', 'urgent', 2),
    ];
    expect(inListOrder(list).map(({ id }) => id)).toEqual([
      'urgent-new',
      'urgent-old',
      'important',
      'new',
      'old',
    ]);
  });

  test('[UI101] outings stand by day, and what is over is gone when the time is known', () => {
    const list = [event('late', 50, 60), event('over', 1, 9), event('now', 5, 20)];
    expect(
      [comingEvents(list, 10), comingEvents(list, undefined)].map((shown) => shown.map(({ id }) => id)),
    ).toEqual([
      ['now', 'late'],
      ['over', 'now', 'late'],
    ]);
  });
});

describe('events that repeat', () => {
  test('[UI105] beyond the next seven days only the first of each name is listed', () => {
    const day = 86_400_000;
    const starts: [string, string, number][] = [
      ['choir-1', 'Chorale', 1],
      ['choir-2', 'Chorale', 6],
      ['choir-3', 'Chorale', 8],
      ['feast', 'Fête', 30],
      ['feast-2', 'Fête', 60],
    ];
    const coming = starts.map(([id, title, days]) => ({ ...event(id, days * day, days * day), title }));
    expect(worthListing(coming, 0).map(({ id }) => id)).toEqual(['choir-1', 'choir-2', 'feast']);
  });
});

describe('asking for help', () => {
  test('[UI102] an answer passes over the questions that it makes needless', () => {
    expect([
      stepAfter('need', { need: 'errand' }, 2),
      stepAfter('need', { need: 'other' }, 2),
      stepAfter('when', { when: 'no-hurry' }, 2),
      stepAfter('reply', { way: 'come-back' }, 2),
      stepAfter('reply', { way: 'call' }, 2),
      stepAfter('reply', { way: 'knock' }, 2),
      stepAfter('reply', { way: 'knock' }, 1),
    ]).toEqual(['when', 'other', 'reply', 'check', 'phone', 'building', 'floor']);
  });

  test('[UI103] « demain » is sent as a date, and the door only when somebody comes to it', () => {
    const draft = { need: 'errand', when: 'tomorrow', part: 'morning', building: 'B', door: 'B22' } as const;
    const wish = { kind: 'day', date: '2026-11-25', part: 'morning' };
    const common = { need: 'errand', needText: null, wish, firstName: null };
    expect([
      actionOf({ ...draft, way: 'knock' }, '2026-11-24'),
      actionOf({ ...draft, way: 'come-back' }, '2026-11-24'),
    ]).toEqual([
      { ...common, building: 'B', reply: { way: 'knock', door: 'B22' } },
      { ...common, building: null, reply: { way: 'come-back' } },
    ]);
  });

  test('[UI104] nothing is sent while an answer is missing', () => {
    expect([
      actionOf({ need: 'errand', when: 'today' }, '2026-11-24'),
      actionOf({ need: 'errand', when: 'today', way: 'call' }, '2026-11-24'),
      actionOf({ when: 'today', way: 'come-back' }, '2026-11-24'),
    ]).toEqual([undefined, undefined, undefined]);
  });
});
