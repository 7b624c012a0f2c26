import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildPage } from './build-page.ts';
import { runChecks } from './checks.ts';
import { sum, tallyPlaywright, tallyVitest } from './tally.ts';
import type { Tally } from './tally.ts';
import { prepareTestMachine } from './test-machine.ts';

/** `npm test`: checks, then tests, then tests in a real browser, each to its end; the last line counts all. */
const root = resolve(import.meta.dirname, '..');
const say = (sentence: string): void => console.log(sentence);
const reports = mkdtempSync(join(tmpdir(), 'vestibule-test-'));

prepareTestMachine(say);
await buildPage(say);
const tallies = [
  await tallyChecks(),
  await tallyOf(runVitest, tallyVitest),
  await tallyOf(runPressed, tallyPlaywright),
  await tallyOf(runKiosks, tallyPlaywright),
];
rmSync(reports, { recursive: true });
const { passed, failed, skipped, failures } = sum(tallies);
for (const failure of failures) say(`✗ ${failure}`);
for (const skip of skipped) say(`- skipped: ${skip}`);
say(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(failed === 0 ? 0 : 1);

async function tallyChecks(): Promise<Tally> {
  const results = await runChecks(say);
  const failedNames = results.filter(({ complaint }) => complaint !== '').map(({ name }) => `check: ${name}`);
  return {
    passed: results.length - failedNames.length,
    failed: failedNames.length,
    skipped: [],
    failures: failedNames,
  };
}

type Suite = (reportFile: string) => Promise<{ name: string; exitCode: number }>;

/** A suite that ends without a report, or badly with a good one, is one failure. */
async function tallyOf(suite: Suite, read: (report: unknown) => Tally): Promise<Tally> {
  const reportFile = join(reports, 'report.json');
  rmSync(reportFile, { force: true });
  const { name, exitCode } = await suite(reportFile);
  const lost = (why: string): Tally => ({ passed: 0, failed: 1, skipped: [], failures: [`${name} ${why}`] });
  try {
    const tally = read(JSON.parse(readFileSync(reportFile, 'utf8')));
    return exitCode !== 0 && tally.failed === 0 ? sum([tally, lost(`ended with code ${exitCode}`)]) : tally;
  } catch (error) {
    return lost(`left no report: ${String(error)}`);
  }
}

async function runVitest(reportFile: string): Promise<{ name: string; exitCode: number }> {
  const words = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  return { name: 'vitest', exitCode: await runProgram('vitest', words, {}) };
}

/** Fingers keep time, and drawing keeps both cores busy: one browser at a time. */
function runPressed(reportFile: string): Promise<{ name: string; exitCode: number }> {
  return runPlaywright(reportFile, ['--project=press', '--project=screens', '--workers=1']);
}

/** Kiosks and servers wait more than they work: two at a time. */
function runKiosks(reportFile: string): Promise<{ name: string; exitCode: number }> {
  return runPlaywright(reportFile, ['--project=browser-shell', '--project=electron-shell', '--workers=2']);
}

async function runPlaywright(
  reportFile: string,
  words: string[],
): Promise<{ name: string; exitCode: number }> {
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  return {
    name: 'playwright',
    exitCode: await runProgram('playwright', ['test', '--reporter=list,json', ...words], environment),
  };
}

async function runProgram(
  program: string,
  words: string[],
  environment: Record<string, string>,
): Promise<number> {
  const child = spawn(join(root, 'node_modules/.bin', program), words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Hosts and servers start by the hundred, each from the same sources.
    env: { ...process.env, NODE_COMPILE_CACHE: join(reports, 'compiled'), ...environment },
  });
  const end = (): void => void child.once('exit', () => process.exit(1)).kill('SIGTERM');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, end);
  return code ?? 1;
}
