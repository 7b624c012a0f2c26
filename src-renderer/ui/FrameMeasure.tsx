import { useLayoutEffect, useRef } from 'react';
import styles from './FrameMeasure.module.css';
import { linesOnPage } from './paginate.ts';
import type { MeasuredBlock } from './paginate.ts';
import type { Words } from './word-sizes.ts';

export type FrameMeasureProps = {
  words: readonly Words[];
  mmPerPx: number;
  onMeasured: (measured: readonly (readonly [Words, MeasuredBlock])[]) => void;
};

/**
 * Sets words once, unseen, each at the width it will have, and tells what they measure (rows of lists:
 * EntryMeasure.tsx).
 * Mounted only until the next paint: the frame takes it away in the same turn.
 */
export function FrameMeasure({ words, mmPerPx, onMeasured }: FrameMeasureProps) {
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const blocks = [...(layer.current?.children ?? [])];
    onMeasured(
      words.flatMap((one, index) => {
        const block = blocks[index];
        return block ? [[one, measureBlock(block, mmPerPx)] as const] : [];
      }),
    );
  }, [onMeasured, mmPerPx, words]);
  return (
    <div ref={layer} className={styles.layer} aria-hidden>
      {words.map(({ element, widthMm }, index) => (
        <div key={index} className={styles.block} style={{ width: `calc(var(--mm) * ${widthMm})` }}>
          {element}
        </div>
      ))}
    </div>
  );
}

function measureBlock(block: Element, mmPerPx: number): MeasuredBlock {
  const height = block.getBoundingClientRect().height * mmPerPx;
  const words = block.querySelector('[data-flow]');
  const lineHeightPx = words ? Number.parseFloat(getComputedStyle(words).lineHeight) : 0;
  const lines = words ? linesOnPage(words, lineHeightPx) : [];
  return lines.length < 2
    ? { height, lines: [], lineHeight: 0 }
    : { height, lines, lineHeight: lineHeightPx * mmPerPx };
}
