import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

/** One step of `npm run check`: a program of `node_modules/.bin` that says what is wrong and exits with another code than 0. */
type Check = { name: string; program: string; words: string[] };

/** What became of one step; `complaint` is empty when it passed. */
export type CheckResult = { name: string; complaint: string };

/** Format, types, lint, layers, dead code, styles; cheap ones first. */
function checks(): Check[] {
  const rooms = globSync(['src-*/tsconfig.json', 'src-main/*/tsconfig.json', 'tests/tsconfig.json'], {
    cwd: root,
  });
  const folders = ['src-main', 'src-renderer', 'src-server', 'src-shared', 'scripts', 'bench'].filter(
    isThere,
  );
  return [
    { name: 'format', program: 'oxfmt', words: ['--check', '.'] },
    { name: 'lint', program: 'oxlint', words: ['--type-aware'] },
    ...rooms.toSorted().map((room) => ({ name: `types of ${room}`, program: 'tsc', words: ['-p', room] })),
    { name: 'layers', program: 'depcruise', words: ['--config', '.dependency-cruiser.cjs', ...folders] },
    { name: 'dead code', program: 'knip', words: [] },
    { name: 'styles', program: 'stylelint', words: ['src-renderer/**/*.css'] },
  ];
}

/** Runs every step to its end, one after the other, and tells `say` how each went. */
export async function runChecks(say: (sentence: string) => void): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks()) {
    const result = await runCheck(check);
    results.push(result);
    say(result.complaint === '' ? `✓ ${check.name}` : `✗ ${check.name}\n${result.complaint}`);
  }
  return results;
}

async function runCheck({ name, program, words }: Check): Promise<CheckResult> {
  try {
    await run(resolve(root, 'node_modules/.bin', program), words, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return { name, complaint: '' };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { name, complaint: `${stdout}${stderr}`.trim() || String(error) };
  }
}

function isThere(folder: string): boolean {
  return existsSync(resolve(root, folder));
}
