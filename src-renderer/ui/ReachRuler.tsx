import { frameZones, reachMarks } from './panel-geometry.ts';
import styles from './ReachRuler.module.css';
import { useSurface } from './surface-context.ts';

/**
 * Heights above the floor, drawn on the glass where they are: whoever holds a tape beside it sees whether the numbers of
 * the installer are true. Stands in the place of a Frame's `keys`.
 */
export function ReachRuler({ labelOf }: { labelOf: (heightMm: number) => string }) {
  const { panel, reach } = useSurface();
  const zone = frameZones(panel, reach, 'keys').choices;
  const fromZone = (heightMm: number) => heightMm - panel.panelBottomMm - zone.bottomMm;
  return (
    <div className={styles.ruler}>
      {reachMarks(panel).map((heightMm) => (
        <p
          key={heightMm}
          className={styles.mark}
          data-line
          data-end={heightMm === 900 || heightMm === 1200}
          style={{ '--at': fromZone(heightMm) }}
        >
          <span className={styles.label}>{labelOf(heightMm)}</span>
        </p>
      ))}
    </div>
  );
}
