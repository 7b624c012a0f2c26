import { parseArgs } from 'node:util';
import { languageSchema } from '#shared/domain/primitives.ts';
import { contrasts, plainLook, reaches, texts } from '../../tests/end-to-end/screens/looks.ts';
import type { Look } from '../../tests/end-to-end/screens/looks.ts';

/** Which pictures are wanted: scenes whose name holds one of the words (none: all), in these looks. */
export type Wanted = { words: string[]; looks: Look[] };

/** The values of every part of a look, by the option that names them. */
const parts = {
  orientation: ['portrait', 'landscape'],
  inches: [43, 32, 55],
  text: texts,
  contrast: contrasts,
  reach: reaches,
  language: languageSchema.options,
} as const satisfies { [Part in keyof Look]: readonly Look[Part][] };

/**
 * Reads `[name…] [--all] [--inches 32,55] [--text 2] …`. Without an option both orientations of the plain look; with
 * some, every combination of their values; with `--all` every look that differs from the plain one in one thing.
 * Throws, in words, at a value that is none.
 */
export function readWanted(argv: string[]): Wanted {
  const names = Object.keys(parts) as (keyof Look)[];
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    },
  });
  if (values['all']) return { words: positionals, looks: looksOneStepAway() };
  const told = values as Partial<Record<keyof Look, string>>;
  const chosen = names.map((name) => ({ name, values: valuesOf(name, told[name]) }));
  const looks = chosen.reduce<Look[]>(
    (before, { name, values: each }) =>
      before.flatMap((look) => each.map((value) => ({ ...look, [name]: value }))),
    [plainLook],
  );
  return { words: positionals, looks };
}

/** Both orientations of the plain look, and of each look that differs from it in one other thing. */
function looksOneStepAway(): Look[] {
  const { orientation, ...others } = parts;
  const steps = Object.entries(others).flatMap(([name, values]) =>
    values.filter((value) => value !== plainLook[name as keyof Look]).map((value) => ({ [name]: value })),
  );
  return [{}, ...steps].flatMap((step) =>
    orientation.map((one) => ({ ...plainLook, ...step, orientation: one })),
  );
}

function valuesOf(name: keyof Look, told: string | undefined): readonly Look[keyof Look][] {
  const known: readonly Look[keyof Look][] = parts[name];
  if (told === undefined) return name === 'orientation' ? known : [plainLook[name]];
  return told.split(',').map((text) => {
    const value = known.find((one) => String(one) === text);
    if (value === undefined) throw new Error(`--${name} ${text}: it is one of ${known.join(', ')}`);
    return value;
  });
}

/** The name of a picture's file, without its ending: `portrait-home`, `landscape-home-32-2-ar`. */
export function pictureName(scene: string, look: Look): string {
  const { orientation, ...others } = look;
  const different = Object.entries(others)
    .filter(([name, value]) => value !== plainLook[name as keyof Look])
    .map(([, value]) => value);
  return [orientation, scene, ...different].join('-');
}
