import { expect, test } from 'vitest';
import { RestartBudget } from '#main/supervisor/restart-budget.ts';

const minute = 60_000;

test('[SU1] a part that ended is started again five times in ten minutes, each time after twice the wait', () => {
  const budget = new RestartBudget();
  const verdicts = [0, 1, 2, 3, 4].map((at) => budget.ended(at * minute));
  expect(verdicts).toEqual([200, 400, 800, 1600, 3200].map((afterMs) => ({ kind: 'restart', afterMs })));
});

test('[SU2] a spent budget gives the calm page and one try every ten minutes', () => {
  const budget = new RestartBudget();
  for (let at = 0; at < 5; at += 1) budget.ended(at);
  expect(budget.ended(5)).toEqual({ kind: 'calm', tryAgainMs: 10 * minute });
  expect(budget.ended(10 * minute + 100)).toEqual({ kind: 'calm', tryAgainMs: 10 * minute });
  expect(budget.ended(29 * minute)).toEqual({ kind: 'calm', tryAgainMs: 10 * minute });
});

test('[SU3] a part that has lived for ten minutes after a try has its whole budget again', () => {
  const budget = new RestartBudget();
  for (let at = 0; at < 6; at += 1) budget.ended(at);
  expect(budget.ended(20 * minute + 5)).toEqual({ kind: 'restart', afterMs: 200 });
});

test('[SU1] endings more than ten minutes ago are forgiven', () => {
  const budget = new RestartBudget();
  for (const at of [0, 1, 2, 3]) budget.ended(at * minute);
  expect(budget.ended(13 * minute)).toEqual({ kind: 'restart', afterMs: 200 });
});
