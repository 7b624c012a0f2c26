import { describe, expect, test } from 'vitest';
import { helpRequestSchema } from '#shared/domain/help-request.ts';
import { residenceSchema } from '#shared/domain/residence.ts';
import { floorsOf, offeredDays, offerOf, wishedMoment } from '#renderer/features/offers/offer-draft.ts';

const today = '2026-11-24';
const asked = (wish: object) =>
  helpRequestSchema.parse({
    id: 'r',
    number: '4827',
    need: 'errand',
    status: 'open',
    wish,
    createdAt: 1,
    expiresAt: 2,
  });
const tomorrow = asked({ kind: 'day', date: '2026-11-25', part: 'morning' });

describe('« Quand pouvez-vous venir ? »', () => {
  test('[HP1] the wished moment comes first, and no day twice', () => {
    expect(wishedMoment(tomorrow, today)).toEqual({ date: '2026-11-25', part: 'morning' });
    expect(offeredDays(tomorrow, today)).toEqual(['2026-11-24', '2026-11-26', '2026-11-27', '2026-11-28']);
  });

  test('[HP1] a wished day that is over is not offered', () => {
    expect(wishedMoment(asked({ kind: 'day', date: '2026-11-23', part: 'any' }), today)).toBeNull();
  });

  test('[HP1] for help wished this week no later day is offered', () => {
    const week = asked({ kind: 'week', until: '2026-11-25', part: 'any' });
    expect(offeredDays(week, today)).toEqual(['2026-11-24', '2026-11-25']);
  });

  test('[HP1] without a trusted clock only the wished moment has a name', () => {
    expect(wishedMoment(tomorrow, undefined)).toEqual({ date: '2026-11-25', part: 'morning' });
    expect(offeredDays(tomorrow, undefined)).toEqual([]);
  });
});

test('[HP2] floors are those that people live on, lowest first, each once', () => {
  const floor = (level: number, name: string, doors = ['1']) => ({ level, name, doors });
  const residence = residenceSchema.parse({
    id: 'r',
    name: 'R',
    address: { street: 's', postcode: '1', city: 'c' },
    buildings: [
      { id: 'A', name: 'A', floors: [floor(1, 'Étage 1'), floor(-1, 'Cave', []), floor(0, 'Rez')] },
      { id: 'B', name: 'B', floors: [floor(1, 'Étage 1'), floor(2, 'Étage 2')] },
    ],
  });
  expect(floorsOf(residence)).toEqual(['Rez', 'Étage 1', 'Étage 2']);
  expect(floorsOf(null)).toEqual([]);
});

test('[HP3] an offer is whole with a first name; floor, telephone and moment may be left out in words', () => {
  const told = { comes: null, floor: null, phone: null };
  expect(offerOf('r', { ...told, firstName: 'Fatou' })).toEqual({
    requestId: 'r',
    firstName: 'Fatou',
    ...told,
  });
  expect(offerOf('r', told)).toBeUndefined();
  expect(offerOf('r', { firstName: 'Fatou', comes: null, floor: null })).toBeUndefined();
});
