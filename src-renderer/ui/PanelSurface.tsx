import { useEffect, useInsertionEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { EntryHeights } from './entry-heights.ts';
import { frameZones, mmPerPx, rowScale, titleScale } from './panel-geometry.ts';
import type { Panel, Reach, TextScale } from './panel-geometry.ts';
import { PressController } from './press/press-controller.ts';
import { SurfaceContext } from './surface-context.ts';
import type { Theme } from './surface-context.ts';
import { WordSizes } from './word-sizes.ts';

export type PanelSurfaceProps = {
  diagonalInches: number;
  panelBottomMm: number;
  textScale: TextScale;
  reach: Reach;
  theme: Theme;
  /** BCP 47, for `lang` on the page. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Another number, another person: nothing of the last one is kept. */
  person: number;
  /** A second press of one target within this time is a tremor (T9). 300 to 1500 by the installer. */
  bounceMs?: number;
  /** Touches that begin this soon after a screen change are ignored (T10). */
  guardMs?: number;
  children: ReactNode;
};

/** The whole page: sets the millimetre, the sizes, the theme and the language, and listens to the finger. */
export function PanelSurface(props: PanelSurfaceProps) {
  const { textScale, reach, theme, language, direction, children } = props;
  const panel = usePanel(props.diagonalInches, props.panelBottomMm);
  const fontsVersion = useFontsVersion();
  const press = usePress(panel, props.bounceMs ?? 600, props.guardMs ?? 500);
  // Before any layout effect: the frames inside measure their words with these sizes.
  useInsertionEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dir = direction;
    page.dataset['theme'] = theme;
    const zones = frameZones(panel, reach, 'tiles');
    const sizes = {
      '--mm': `${1 / mmPerPx(panel)}px`,
      '--text-scale': textScale,
      '--title-scale': titleScale(zones, textScale),
      '--row-scale': rowScale(zones, textScale),
    };
    for (const [name, value] of Object.entries(sizes)) page.style.setProperty(name, String(value));
  }, [panel, textScale, reach, theme, language, direction]);
  // oxlint-disable-next-line react/exhaustive-deps -- new ones for everything that words are set with
  const entryHeights = useMemo(() => new EntryHeights(), [panel, textScale, fontsVersion, language]);
  // oxlint-disable-next-line react/exhaustive-deps -- likewise; how low the glass is changes the size of titles
  const wordSizes = useMemo(() => new WordSizes(), [panel, textScale, reach, fontsVersion, language]);
  useLayoutEffect(() => wordSizes.forgetPerson(), [wordSizes, props.person]);
  const surface = useMemo(
    () => ({ panel, textScale, reach, direction, press, fontsVersion, wordSizes, entryHeights }),
    [panel, textScale, reach, direction, press, fontsVersion, wordSizes, entryHeights],
  );
  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}

function usePanel(diagonalInches: number, panelBottomMm: number): Panel {
  const [viewport, setViewport] = useState(() => ({ widthPx: innerWidth, heightPx: innerHeight }));
  useEffect(() => {
    const measure = () => setViewport({ widthPx: innerWidth, heightPx: innerHeight });
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return useMemo(
    () => ({ diagonalInches, panelBottomMm, ...viewport }),
    [diagonalInches, panelBottomMm, viewport],
  );
}

function usePress(panel: Panel, bounceMs: number, guardMs: number): PressController {
  const pxPerMm = 1 / mmPerPx(panel);
  const press = useMemo(
    () =>
      new PressController(document, {
        now: () => performance.now(),
        pxPerMm: () => pxPerMm,
        bounceMs,
        guardMs,
      }),
    [pxPerMm, bounceMs, guardMs],
  );
  useLayoutEffect(() => {
    const listening = new AbortController();
    press.listen(listening.signal);
    return () => listening.abort();
  }, [press]);
  return press;
}

function useFontsVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const count = () => setVersion((before) => before + 1);
    document.fonts.addEventListener('loadingdone', count);
    return () => document.fonts.removeEventListener('loadingdone', count);
  }, []);
  return version;
}
