import { expect, test } from 'vitest';
import { faultsToShow } from '#renderer/features/faults/fault-words.ts';
import { faultSchema } from '#shared/domain/fault.ts';

const now = Date.UTC(2026, 10, 24, 9);
const day = 86_400_000;
const fault = (id: string, change: object) =>
  faultSchema.parse({
    id,
    subject: 'lift',
    place: {},
    status: 'repaired',
    reportedAt: now - 9 * day,
    ...change,
  });

test('[FA2] everybody reads that a fault is repaired for three days, after those that are not', () => {
  const faults = [
    fault('new', { repairedAt: now - day }),
    fault('old', { repairedAt: now - 3 * day }),
    fault('unknown', {}),
    fault('broken', { status: 'reported' }),
    fault('called', { status: 'repairer-called' }),
  ];
  expect(faultsToShow(faults, now).map(({ id }) => id)).toEqual(['broken', 'called', 'new']);
});
