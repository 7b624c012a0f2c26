import { useEffect, useLayoutEffect, useRef } from 'react';
import styles from './GlassOverlay.module.css';

/** A place on the glass, from its top left corner, as shares of its width and height. */
export type GlassPoint = { x: number; y: number };

/** What lies over a whole screen while the glass itself is tested. It takes no touch away from what is under it. */
type Overlay =
  | { kind: 'grid'; columns: number; rows: number; painted: ReadonlySet<number> }
  | { kind: 'cross'; at: GlassPoint }
  | { kind: 'colour'; colour: 'red' | 'green' | 'blue' | 'white' | 'black' | 'grey' };

export function GlassOverlay(overlay: Overlay) {
  switch (overlay.kind) {
    case 'grid': {
      const { columns, rows, painted } = overlay;
      return (
        <div className={styles.grid} style={{ '--columns': columns, '--rows': rows }} aria-hidden>
          {Array.from({ length: columns * rows }, (_, index) => (
            <span key={index} className={styles.cell} data-painted={painted.has(index)} />
          ))}
        </div>
      );
    }
    case 'cross':
      return (
        <div
          className={styles.cross}
          style={{ left: `${overlay.at.x * 100}%`, top: `${overlay.at.y * 100}%` }}
          data-cross
          aria-hidden
        />
      );
    case 'colour':
      return <div className={styles.colour} data-colour={overlay.colour} aria-hidden />;
  }
}

/** Hears every touch of the glass, raw, as the panel tells it. `moves`: also a finger that is drawn across. */
export function useGlassTouches(whenFelt: (at: GlassPoint) => void, moves = false): void {
  const latest = useRef(whenFelt);
  useLayoutEffect(() => {
    latest.current = whenFelt;
  });
  useEffect(() => {
    const listening = new AbortController();
    const hear = ({ clientX, clientY, buttons }: PointerEvent) => {
      if (buttons !== 0) latest.current({ x: clientX / innerWidth, y: clientY / innerHeight });
    };
    const options = { capture: true, passive: true, signal: listening.signal };
    addEventListener('pointerdown', hear, options);
    if (moves) addEventListener('pointermove', hear, options);
    return () => listening.abort();
  }, [moves]);
}
