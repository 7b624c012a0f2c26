import type { ReactElement } from 'react';
import type { AroundSize, Measures } from './frame-layout.ts';
import { FreshnessLine } from './FreshnessLine.tsx';
import type { FreshnessLineProps } from './FreshnessLine.tsx';
import type { MeasuredBlock } from './paginate.ts';
import { Title } from './Title.tsx';
import { UrgentBand } from './UrgentBand.tsx';
import type { UrgentBandProps } from './UrgentBand.tsx';
import { wordsOf } from './word-sizes.ts';
import type { Words } from './word-sizes.ts';

export type FrameWordsInput = {
  groups: readonly (readonly ReactElement[])[];
  title: string;
  pageSample: string;
  around: FrameWords['around'];
  readingMm: number;
};

/** What stands around the words of every screen. */
export type AroundInput = {
  /** The longest that the number of a page may be. */
  pageSample: string;
  freshness: FreshnessLineProps;
  urgent: UrgentBandProps | undefined;
  readingMm: number;
  panelMm: number;
};

type Around = { band: Words | undefined; alone: Words; withPage: Words };

/** Everything of a screen whose size decides how it is laid out. */
export type FrameWords = {
  groups: readonly (readonly Words[])[];
  repeatedTitle: Words;
  oneLine: Words;
  around: Record<AroundSize, Around>;
};

/** The words around those of a screen, in both their sizes: the same on one screen after another. */
export function aroundWords(input: AroundInput): FrameWords['around'] {
  const { pageSample, freshness, urgent, readingMm, panelMm } = input;
  const around = (size: AroundSize): Around => ({
    band: urgent && wordsOf(<UrgentBand {...urgent} size={size} />, panelMm, true),
    alone: wordsOf(<FreshnessLine {...freshness} size={size} />, readingMm, true),
    withPage: wordsOf(
      <FreshnessLine {...freshness} size={size}>
        {pageSample}
      </FreshnessLine>,
      readingMm,
      true,
    ),
  });
  return { large: around('large'), small: around('small') };
}

/** The words of a screen, each at the width that it will have. */
export function frameWords({ groups, title, pageSample, around, readingMm }: FrameWordsInput): FrameWords {
  const reading = (element: ReactElement) => wordsOf(element, readingMm);
  return {
    groups: groups.map((blocks) => blocks.map(reading)),
    repeatedTitle: reading(<Title isRepeated>{title}</Title>),
    oneLine: wordsOf(<Title isRepeated>{pageSample}</Title>, readingMm, true),
    around,
  };
}

/** All of them, in no order that matters. */
export function everyWord({ groups, repeatedTitle, oneLine, around }: FrameWords): Words[] {
  const beside = [around.large, around.small].flatMap(({ band, alone, withPage }) =>
    band ? [band, alone, withPage] : [alone, withPage],
  );
  return [...groups.flat(), repeatedTitle, oneLine, ...beside];
}

/** What they measure, from what each of them takes. */
export function measuresOf(words: FrameWords, sizeOf: (words: Words) => MeasuredBlock): Measures {
  const around = ({ band, alone, withPage }: Around) => ({
    band: band ? sizeOf(band).height : 0,
    foot: { alone: sizeOf(alone).height, withPage: sizeOf(withPage).height },
  });
  const title = sizeOf(words.repeatedTitle);
  return {
    groups: words.groups.map((blocks) => blocks.map(sizeOf)),
    repeatedTitle: { height: title.height, lines: Math.round(title.height / sizeOf(words.oneLine).height) },
    around: { large: around(words.around.large), small: around(words.around.small) },
  };
}
