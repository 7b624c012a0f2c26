import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../src-renderer/${path}`, import.meta.url)), 'utf8');

type Tokens = Record<string, string>;

/** The colour tokens of a rule of tokens.css. */
function coloursOf(css: string, selector: string): Tokens {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const css = read('styles/tokens.css');
const day = coloursOf(css, ':root');
const themes: [name: string, tokens: Tokens, text: number, line: number][] = [
  ['day', day, 7, 4.5],
  ['night', { ...day, ...coloursOf(css, ":root[data-theme='night']") }, 7, 4.5],
  ['black-on-white', { ...day, ...coloursOf(css, ":root[data-theme='black-on-white']") }, 15, 15],
  ['yellow-on-black', { ...day, ...coloursOf(css, ":root[data-theme='yellow-on-black']") }, 15, 15],
];

const hues = ['sea', 'plum', 'brick', 'olive', 'sand', 'teal', 'sun'];
const textOn: [text: string, ground: string][] = [
  ['--ink', '--paper'],
  ['--ink', '--surface'],
  ['--ink', '--comfort'],
  ['--ink', '--sand-soft'],
  ['--on-ink', '--ink'],
  ['--soft', '--paper'],
  ['--alert', '--paper'],
  ['--on-main', '--main'],
  ['--on-urgent', '--urgent'],
  ['--on-spoken', '--spoken'],
  ...hues.flatMap((hue): [string, string][] => [
    [`--${hue}`, `--${hue}-soft`],
    [`--${hue}`, '--surface'],
    [`--${hue}`, '--paper'],
    ['--ink', `--${hue}-soft`],
    ['--paper', `--${hue}`],
  ]),
];
const lines: [line: string, ground: string][] = [
  ['--ink', '--paper'],
  ['--main-line', '--paper'],
  ['--soft', '--paper'],
  ['--soft', '--surface'],
  ['--focus', '--paper'],
  ...hues.map((hue): [string, string] => [`--${hue}`, '--paper']),
];

describe.each(themes)('%s', (_name, tokens, text, line) => {
  test.each(textOn)('[UI15] %s reads on %s', (word, ground) => {
    expect(contrast(tokens[word] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(text);
  });

  test.each(lines)('[UI15] %s is seen on %s', (edge, ground) => {
    expect(contrast(tokens[edge] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(line);
  });

  test('[UI15] every colour token has a value here', () => {
    for (const name of Object.keys(day)) expect(tokens[name]).toMatch(/^#[0-9a-f]{6}$/);
  });
});

test('[UI15] no raw colour stands in a style sheet but tokens.css', () => {
  for (const file of sheets())
    expect([file, read(file).match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)]).toEqual([file, null]);
});

test('[UI13] sizes are millimetres on the glass: no px, rem, vw or vh outside tokens.css', () => {
  for (const file of sheets())
    expect([file, read(file).match(/\d(px|rem|vw|vh|pt)\b/g)]).toEqual([file, null]);
});

test('[UI13] styles mirror: no left or right in a style sheet', () => {
  for (const file of sheets())
    expect([
      file,
      read(file).match(/(?<![\w-])((margin|padding|border)-(left|right)|left|right)\s*:/g),
    ]).toEqual([file, null]);
});

test('[UI14] one family, one weight range, and a zero of its own without a slash', () => {
  const faces = read('styles/fonts.css').split('@font-face').slice(1);
  expect(faces.length).toBeGreaterThan(3);
  for (const face of faces) {
    expect(face).toContain("font-family: 'Vestibule'");
    expect(face).toContain('font-weight: 200 800');
  }
  expect(
    faces.filter((face) => face.includes('noto-sans-latin') && /unicode-range:\s*U\+0030;/.test(face)),
  ).toHaveLength(1);
});

test('[UI1] there is one raw button, and no click handler, in the blocks of the screen', () => {
  const sources = readdirSync(fileURLToPath(new URL('../../../src-renderer/ui/', import.meta.url)), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => file.endsWith('.tsx'));
  const withButton = sources.filter((file) =>
    /<button|onClick|onDoubleClick|onTouch|onPointer/.test(
      read(`ui/${file}`).replace(/\/\*[\s\S]*?\*\//g, ''),
    ),
  );
  expect(withButton).toEqual(['press/Press.tsx']);
});

function sheets(): string[] {
  const blocks = readdirSync(fileURLToPath(new URL('../../../src-renderer/ui/', import.meta.url)), {
    recursive: true,
    encoding: 'utf8',
  });
  return ['styles/global.css', ...blocks.filter((file) => file.endsWith('.css')).map((file) => `ui/${file}`)];
}
