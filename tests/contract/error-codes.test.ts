import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorTexts } from '#shared/error-codes.ts';

const operate = readFileSync(new URL('../../docs/OPERATE.md', import.meta.url), 'utf8');

describe('error catalogue', () => {
  test('[EC1] docs/OPERATE.md lists exactly the codes of the catalogue, with their texts', () => {
    const listed = [...operate.matchAll(/^\| `([a-z_.]+)` *\| (.+?) *\| .+ \|$/gm)].map(([, code, text]) => [
      code,
      text,
    ]);
    expect(Object.fromEntries(listed)).toEqual(errorTexts);
  });
});
