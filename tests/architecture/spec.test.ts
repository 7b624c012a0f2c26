import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

const rules = [...read('docs/SPEC.md').matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\*/gm)].map(([, id]) => id);
const quoted = new Set(
  globSync('tests/**/*.{test,spec}.{ts,tsx}', { cwd: root })
    .flatMap((file) => [...read(file).matchAll(/['"`]((?:\[[A-Z]{1,2}\d+\] ?)+)/g)])
    .flatMap(([, ids]) => [...(ids ?? '').matchAll(/[A-Z]{1,2}\d+/g)].map(([id]) => id)),
);

describe('docs/SPEC.md', () => {
  test('[AR4] every rule has a test that quotes it', () => {
    expect(rules.filter((id) => !quoted.has(id ?? ''))).toEqual([]);
  });

  test('[AR5] every rule id that a test quotes is a rule', () => {
    expect([...quoted].filter((id) => !rules.includes(id))).toEqual([]);
  });

  test('[AR6] no rule id is given twice', () => {
    expect(rules.filter((id, at) => rules.indexOf(id) !== at)).toEqual([]);
  });

  test('[AR7] every rule that a table of requirements names stands in the file that it names', () => {
    const claims = [...read('docs/SPEC.md').matchAll(/((?:[A-Z]{1,2}\d+(?:, )?)+) \(`([^`]+)`\)/g)].flatMap(
      ([, ids = '', file = '']) => ids.split(', ').map((id) => ({ id, file })),
    );
    expect(claims.length).toBeGreaterThan(50);
    const isFalse = ({ id, file }: { id: string; file: string }) =>
      !read(`tests/${file}`).includes(`[${id}]`);
    expect(claims.filter(isFalse)).toEqual([]);
  });
});

test('[LK24] the record of Electron’s checklist has all twenty points, each with rules that exist', () => {
  const lines = [...read('docs/ELECTRON-CHECKLIST.md').matchAll(/^\| (\d+) .*\| ([A-Z\d ]+?|—) *\|$/gm)];
  expect(lines.map(([, point]) => Number(point))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  const named = lines.flatMap(([, , ids]) => (ids ?? '').split(' '));
  expect(named.filter((id) => !rules.includes(id))).toEqual(['—']); // 16 is a warning, no test
});
