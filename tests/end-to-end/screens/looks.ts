import type { Language } from '#shared/domain/primitives.ts';

/** What a screen may look like: where it hangs, and how its reader wants it. */
export type Look = {
  inches: 32 | 43 | 55;
  orientation: 'portrait' | 'landscape';
  text: 1 | 1.4 | 2;
  reach: 'default' | 'low';
  contrast: 'plain' | 'black-on-white' | 'yellow-on-black';
  language: Language;
};

/** The height of the bottom edge above the floor in every look. */
export const panelBottomMm = 850;

/** The recommended panel as it is delivered. */
export const plainLook: Look = {
  inches: 43,
  orientation: 'portrait',
  text: 1,
  reach: 'default',
  contrast: 'plain',
  language: 'fr',
};

export const viewports = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
};

/** The states of each comfort control, in the order in which its presses lead round. */
export const texts = [1, 1.4, 2] as const;
export const reaches = ['default', 'low'] as const;
export const contrasts = ['plain', 'black-on-white', 'yellow-on-black'] as const;
const inches = [43, 32, 55] as const;
const orientations = ['portrait', 'landscape'] as const;
const languages = ['fr', 'ar'] as const;

/** Every look, one language after the other, so that a page changes its language once. Colours go round. */
function allLooks(): Look[] {
  const shapes = languages.flatMap((language) =>
    reaches.flatMap((reach) =>
      texts.flatMap((text) =>
        inches.flatMap((size) =>
          orientations.map((orientation) => ({ language, reach, text, inches: size, orientation })),
        ),
      ),
    ),
  );
  return shapes.map((shape, index) => ({
    ...shape,
    contrast: contrasts[(index + Math.floor(index / 6)) % 3] ?? 'plain',
  }));
}

/** The panels alone, for a screen that has no comfort controls. */
export function panelsOf(looks: Look[]): Look[] {
  const panels = looks.map(({ inches: size, orientation }) => ({ ...plainLook, inches: size, orientation }));
  return panels.filter(
    (one, index) => panels.findIndex((other) => lookInWords(other) === lookInWords(one)) === index,
  );
}

/** How one look is said in a finding. */
export function lookInWords({ inches: size, orientation, text, reach, contrast, language }: Look): string {
  return `${size}″ ${orientation}, ${text * 100} %, ${reach} reach, ${contrast}, ${language}`;
}

/**
 * The looks to measure a scene in: all of them, or three, in which the scenes take turns, so that all scenes together
 * meet every look.
 */
export function looksFor(sceneNumber: number, isWhole: boolean): Look[] {
  const all = allLooks();
  return isWhole ? all : all.filter((_look, index) => (index + sceneNumber * 5) % 24 === 0);
}
