import { useEffect, useLayoutEffect, useRef } from 'react';
import { mmPerPx, panelSize } from '../../ui/panel-geometry.ts';
import { useSurface } from '../../ui/surface-context.ts';
import { afterTouch, isWhole, noCorner } from './corner-sequence.ts';
import { afterKey, isWholeSequence } from './key-sequence.ts';
import type { KeyHistory } from './key-sequence.ts';

/**
 * Watches for an installer: the four corners, or the keys of a keyboard. It only watches: whatever is touched does
 * what it does.
 */
export function InstallerDoor({ onKnock }: { onKnock: () => void }) {
  const { panel } = useSurface();
  const corners = useRef(noCorner);
  const keys = useRef<KeyHistory>([]);
  const knock = useRef(onKnock);
  useLayoutEffect(() => {
    knock.current = onKnock;
  });
  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    const touched = ({ clientX, clientY, isPrimary }: PointerEvent) => {
      if (!isPrimary) return;
      const scale = mmPerPx(panel);
      const touch = { xMm: clientX * scale, yMm: clientY * scale };
      corners.current = afterTouch(corners.current, touch, panelSize(panel), performance.now());
      if (isWhole(corners.current)) knock.current();
    };
    const typed = ({ key, repeat }: KeyboardEvent) => {
      if (!repeat) keys.current = afterKey(keys.current, key, performance.now());
      if (isWholeSequence(keys.current)) knock.current();
    };
    addEventListener('pointerdown', touched, options);
    addEventListener('keydown', typed, options);
    return () => listening.abort();
  }, [panel]);
  return null;
}
