import { defineConfig } from 'vitest/config';

/** Unit, contract and integration tests: real SQLite, real sockets; no browser. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    testTimeout: 20_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
