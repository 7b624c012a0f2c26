import { z } from 'zod';

/** Counts of a suite, and what was not run or failed, in words. */
export type Tally = { passed: number; failed: number; skipped: string[]; failures: string[] };

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Reads what vitest's json reporter wrote. A file that could not be loaded is one failure. */
export function tallyVitest(report: unknown): Tally {
  const files = vitestSchema.parse(report).testResults;
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const named = (...statuses: string[]): string[] =>
    tests.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName.trim());
  const unloaded = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failures = [...named('failed'), ...unloaded.map(({ name }) => name)];
  return {
    passed: named('passed').length,
    failed: failures.length,
    skipped: named('skipped', 'pending', 'todo', 'disabled'),
    failures,
  };
}

const playwrightTestSchema = z.object({
  projectName: z.string(),
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
});
type Suite = {
  specs: { title: string; tests: z.infer<typeof playwrightTestSchema>[] }[];
  suites?: Suite[] | undefined;
};
const suiteSchema: z.ZodType<Suite> = z.object({
  specs: z.array(z.object({ title: z.string(), tests: z.array(playwrightTestSchema) })),
  get suites() {
    return z.array(suiteSchema).optional();
  },
});
const playwrightSchema = z.object({
  suites: z.array(suiteSchema),
  errors: z.array(z.object({ message: z.string() })),
});

/** Reads what Playwright's json reporter wrote. A flaky test passed; an error outside tests is one failure. */
export function tallyPlaywright(report: unknown): Tally {
  const { suites, errors } = playwrightSchema.parse(report);
  const tests = suites
    .flatMap(specsOf)
    .flatMap(({ title, tests: runs }) => runs.map((run) => ({ ...run, title })));
  const named = ({ title, projectName }: (typeof tests)[number]): string => `${projectName}: ${title}`;
  const failures = [
    ...tests.filter(({ status }) => status === 'unexpected').map(named),
    ...errors.map(({ message }) => message),
  ];
  return {
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failed: failures.length,
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(
        (run) =>
          `${named(run)} (${run.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'})`,
      ),
    failures,
  };
}

function specsOf({ specs, suites = [] }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** All suites together. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}
