import { expect, test } from 'vitest';
import { sum, tallyPlaywright, tallyVitest } from '#scripts/tally.ts';

test('[CM3] a test file that cannot be loaded is a failure, not silence', () => {
  const tally = tallyVitest({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: ' one', status: 'passed' },
          { fullName: ' two', status: 'failed' },
          { fullName: ' three', status: 'skipped' },
        ],
      },
      { name: 'b.test.ts', status: 'failed', assertionResults: [] },
    ],
  });
  expect(tally).toEqual({ passed: 1, failed: 2, skipped: ['three'], failures: ['two', 'b.test.ts'] });
});

const run = (status: string, description?: string): object => ({
  projectName: 'electron-shell',
  status,
  annotations: description === undefined ? [] : [{ type: 'skip', description }],
});

test('[CM3] skipped tests are told with their reason, nested suites are counted, an error outside is a failure', () => {
  const tally = tallyPlaywright({
    errors: [{ message: 'no config' }],
    suites: [
      {
        specs: [{ title: 'one', tests: [run('expected'), run('flaky')] }],
        suites: [
          {
            specs: [
              { title: 'two', tests: [run('skipped', 'no Electron binary')] },
              { title: 'three', tests: [run('unexpected')] },
            ],
          },
        ],
      },
    ],
  });
  expect(tally).toEqual({
    passed: 2,
    failed: 2,
    skipped: ['electron-shell: two (no Electron binary)'],
    failures: ['electron-shell: three', 'no config'],
  });
});

test('[CM3] suites add up', () => {
  const one = { passed: 1, failed: 2, skipped: ['a'], failures: ['b', 'c'] };
  expect(sum([one, one])).toEqual({
    passed: 2,
    failed: 4,
    skipped: ['a', 'a'],
    failures: ['b', 'c', 'b', 'c'],
  });
});
