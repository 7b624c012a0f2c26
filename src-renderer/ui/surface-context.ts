import { createContext, useContext } from 'react';
import type { EntryHeights } from './entry-heights.ts';
import type { Panel, Reach, TextScale } from './panel-geometry.ts';
import type { PressController } from './press/press-controller.ts';
import type { WordSizes } from './word-sizes.ts';

/** The colours of the whole screen; `night` is set by the clock, the last two by the reader. */
export type Theme = 'day' | 'night' | 'black-on-white' | 'yellow-on-black';

/** What every part of the screen needs to know about the glass and its reader. */
export type Surface = {
  panel: Panel;
  textScale: TextScale;
  reach: Reach;
  direction: 'ltr' | 'rtl';
  press: PressController;
  /** Counts up when the fonts have arrived, so that whoever measures words measures again. */
  fontsVersion: number;
  /** Of words in the reading zone, at this size of text on this glass, with the fonts that are there. */
  wordSizes: WordSizes;
  /** Of rows of lists, at this size of text on this glass. */
  entryHeights: EntryHeights;
};

export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** The surface around this component. Throws outside a PanelSurface: that is a bug. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('This component stands outside a PanelSurface.');
  return surface;
}
