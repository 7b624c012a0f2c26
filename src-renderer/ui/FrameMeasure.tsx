import { useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Measures } from './frame-layout.ts';
import { FreshnessLine } from './FreshnessLine.tsx';
import type { FreshnessLineProps } from './FreshnessLine.tsx';
import styles from './FrameMeasure.module.css';
import { linesOnPage } from './paginate.ts';
import type { MeasuredBlock } from './paginate.ts';
import { Title } from './Title.tsx';
import { UrgentBand } from './UrgentBand.tsx';
import type { UrgentBandProps } from './UrgentBand.tsx';

export type FrameMeasureProps = {
  groups: readonly (readonly ReactElement[])[];
  title: string;
  pageSample: string;
  freshness: FreshnessLineProps;
  urgent: UrgentBandProps | undefined;
  readingMm: number;
  panelMm: number;
  mmPerPx: number;
  onMeasured: (measures: Measures) => void;
};

/**
 * Sets the words of a screen once, unseen, at the width they will have, and tells what they measure (rows of lists:
 * EntryMeasure.tsx).
 * Mounted only until the next paint: the frame takes it away in the same turn.
 */
export function FrameMeasure(props: FrameMeasureProps) {
  const layer = useRef<HTMLDivElement>(null);
  const { onMeasured, mmPerPx, groups } = props;
  useLayoutEffect(() => {
    if (layer.current) onMeasured(measure(layer.current, mmPerPx, groups.length));
  }, [onMeasured, mmPerPx, groups.length]);
  return (
    <div ref={layer} className={styles.layer} aria-hidden>
      <div style={{ width: mm(props.readingMm) }}>
        {groups.map((blocks, group) =>
          blocks.map((block, index) => (
            <div key={`${group} ${index}`} data-measure={`group ${group}`} className={styles.block}>
              {block}
            </div>
          )),
        )}
        <div data-measure="repeated">
          <Title isRepeated>{props.title}</Title>
        </div>
        <div data-measure="repeated">
          <Title isRepeated>{props.pageSample}</Title>
        </div>
        {(['large', 'small'] as const).map((size) => (
          <div key={size}>
            <div data-measure={`foot ${size}`}>
              <FreshnessLine {...props.freshness} size={size} />
            </div>
            <div data-measure={`foot ${size}`}>
              <FreshnessLine {...props.freshness} size={size}>
                {props.pageSample}
              </FreshnessLine>
            </div>
          </div>
        ))}
      </div>
      {(['large', 'small'] as const).map((size) => (
        <div key={size} data-measure={`band ${size}`} style={{ width: mm(props.panelMm) }}>
          {props.urgent && <UrgentBand {...props.urgent} size={size} />}
        </div>
      ))}
    </div>
  );
}

function mm(length: number): string {
  return `calc(var(--mm) * ${length})`;
}

function measure(layer: HTMLElement, mmPerPx: number, groups: number): Measures {
  const parts = (name: string) => [...layer.querySelectorAll(`[data-measure="${name}"]`)];
  const heights = (name: string) => parts(name).map((part) => part.getBoundingClientRect().height * mmPerPx);
  const [title = 0, pageOnly = 0] = heights('repeated');
  const lines = pageOnly > 0 ? Math.round(title / pageOnly) : 1;
  return {
    groups: Array.from({ length: groups }, (_, group) =>
      parts(`group ${group}`).map((part) => measureBlock(part, mmPerPx)),
    ),
    repeatedTitle: { height: title, lines },
    around: { large: around('large'), small: around('small') },
  };

  function around(size: 'large' | 'small') {
    const [alone = 0, withPage = 0] = heights(`foot ${size}`);
    return { band: heights(`band ${size}`)[0] ?? 0, foot: { alone, withPage } };
  }
}

function measureBlock(part: Element, mmPerPx: number): MeasuredBlock {
  const height = part.getBoundingClientRect().height * mmPerPx;
  const words = part.querySelector('[data-flow]');
  const lineHeightPx = words ? Number.parseFloat(getComputedStyle(words).lineHeight) : 0;
  const lines = words ? linesOnPage(words, lineHeightPx) : [];
  return lines.length < 2
    ? { height, lines: [], lineHeight: 0 }
    : { height, lines, lineHeight: lineHeightPx * mmPerPx };
}
