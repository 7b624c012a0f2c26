import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/*
 * npm run faults [name …]: runs each tests/faults/**\/<name>.fault.ts as its own process, one after the other.
 * A fault says its result in the last line it prints, and ends with 0 (passed), 77 (skipped) or anything else (failed).
 */

type Outcome = 'passed' | 'failed' | 'skipped';

const root = resolve(import.meta.dirname, '..');

function findFaults(wanted: string[]): string[] {
  const all = globSync('tests/faults/**/*.fault.ts', { cwd: root }).toSorted();
  return wanted.length === 0 ? all : all.filter((path) => wanted.includes(nameOf(path)));
}

function nameOf(path: string): string {
  return basename(path, '.fault.ts');
}

async function runFault(path: string): Promise<Outcome> {
  const child = spawn(process.execPath, [resolve(root, path)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((settle, fail) => child.once('exit', settle).once('error', fail));
  let summary = 'said nothing';
  for await (const line of createInterface({ input: child.stdout })) summary = line;
  const outcome = outcomeOf(await ended);
  console.log(`${outcome} ${nameOf(path)}: ${summary}`);
  return outcome;
}

function outcomeOf(status: number | null): Outcome {
  if (status === 0) return 'passed';
  return status === 77 ? 'skipped' : 'failed';
}

const outcomes: Outcome[] = [];
for (const path of findFaults(process.argv.slice(2))) outcomes.push(await runFault(path));
const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exitCode = count('failed') > 0 || outcomes.length === 0 ? 1 : 0;
