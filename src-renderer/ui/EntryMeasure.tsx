import { useLayoutEffect, useRef, useState } from 'react';
import styles from './FrameMeasure.module.css';
import { ListItemFace } from './ListChoice.tsx';
import type { ListItem } from './ListChoice.tsx';

/** Rows measured in one turn while nobody waits for them: whoever touches meanwhile hardly waits for the turn. */
const batch = 10;

export type EntryMeasureProps = {
  /** Entries not measured yet, in their order. */
  items: readonly ListItem[];
  /** As many of them are measured before the next paint; the others when the page has nothing to do. */
  urgentCount: number;
  widthMm: number;
  mmPerPx: number;
  onMeasured: (items: readonly ListItem[], heightsMm: readonly number[]) => void;
};

/** Sets rows of a list once, unseen, at the width they will have, a few at a time, and tells how high they are. */
export function EntryMeasure({ items, urgentCount, widthMm, mmPerPx, onMeasured }: EntryMeasureProps) {
  const layer = useRef<HTMLDivElement>(null);
  const [idleFor, setIdleFor] = useState<readonly ListItem[]>();
  const isTurn = urgentCount > 0 || idleFor === items;
  const turn = isTurn ? items.slice(0, urgentCount > 0 ? urgentCount : batch) : [];
  useLayoutEffect(() => {
    if (!isTurn) {
      const waiting = requestIdleCallback(() => setIdleFor(items));
      return () => cancelIdleCallback(waiting);
    }
    const rows = [...(layer.current?.children ?? [])];
    const heights = rows.map((row) => row.getBoundingClientRect().height * mmPerPx);
    onMeasured(items.slice(0, heights.length), heights);
    return undefined;
  }, [isTurn, items, mmPerPx, onMeasured]);
  return (
    <div className={styles.layer} aria-hidden>
      <div ref={layer} style={{ width: `calc(var(--mm) * ${widthMm})` }}>
        {turn.map((item) => (
          <div key={item.key} className={styles.item}>
            <ListItemFace {...item} />
          </div>
        ))}
      </div>
    </div>
  );
}
