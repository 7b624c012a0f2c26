import type {} from 'react';

declare module 'react' {
  /** Custom properties are styles too. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}

/** The colour of a section, kept through all its screens. Each is a pair of tokens in styles/tokens.css. */
export type Hue = 'sea' | 'plum' | 'brick' | 'olive' | 'sand' | 'teal' | 'sun';

/** Sets `--hue` and `--hue-soft` for everything inside, from the tokens of one hue. */
export function hueStyle(hue: Hue): Record<'--hue' | '--hue-soft', string> {
  return { '--hue': `var(--${hue})`, '--hue-soft': `var(--${hue}-soft)` };
}
