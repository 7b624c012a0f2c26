import { useCallback, useLayoutEffect, useReducer, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Measures } from './frame-layout.ts';
import { everyWord, measuresOf } from './frame-words.tsx';
import type { FrameWords } from './frame-words.tsx';
import { FrameMeasure } from './FrameMeasure.tsx';
import type { MeasuredBlock } from './paginate.ts';
import type { WordSizes, Words } from './word-sizes.ts';

type Measuring = { measures: Measures | undefined; measuring: ReactElement | null };

/**
 * What the words of a screen measure. Undefined, or as the words before them, while `measuring` is there to find it
 * out: then the frame is drawn once more before anything is painted.
 */
export function useMeasures(words: FrameWords, sizes: WordSizes, mmPerPx: number): Measuring {
  const before = useRef<Measures>(undefined);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const onMeasured = useCallback(
    (measured: readonly (readonly [Words, MeasuredBlock])[]) => {
      sizes.remember(measured);
      drawAgain();
    },
    [sizes],
  );
  const found = new Map(everyWord(words).map((one) => [one, sizes.known(one)]));
  const unknown = [...found].flatMap(([one, size]) => (size ? [] : [one]));
  const known = unknown.length > 0 ? undefined : measuresOf(words, (one) => found.get(one) ?? noSize);
  useLayoutEffect(() => {
    before.current = known ?? before.current;
  });
  return {
    // oxlint-disable-next-line react/refs -- what was drawn with it is drawn once more before anything is painted
    measures: known ?? before.current,
    measuring:
      unknown.length > 0 ? <FrameMeasure words={unknown} mmPerPx={mmPerPx} onMeasured={onMeasured} /> : null,
  };
}

const noSize: MeasuredBlock = { height: 0, lines: [], lineHeight: 0 };
