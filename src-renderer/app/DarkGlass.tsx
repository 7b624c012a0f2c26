import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import styles from './DarkGlass.module.css';

type DarkGlassProps = {
  /** The panel is to be dark, as the host says. */
  isDark: boolean;
  /** For how long no touch gets through after the one that woke it, in milliseconds: a panel takes its time to shine. */
  wakeMs: number;
  /** Somebody touches the dark glass. */
  onTouch: () => void;
};

const touches = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'click'] as const;

/**
 * Black over everything, outside the panel's hours. The touches until it shines press nothing, whoever woke it; keys act as
 * ever.
 */
export function DarkGlass({ isDark, wakeMs, onTouch }: DarkGlassProps) {
  const [isWoken, setWoken] = useState(false);
  const [isWaking, setWaking] = useState(false);
  const [wasDark, setWasDark] = useState(isDark);
  const latest = useRef(onTouch);
  useLayoutEffect(() => {
    latest.current = onTouch;
  });
  if (isDark !== wasDark) {
    setWasDark(isDark);
    setWoken(false);
    if (!isDark && !isWoken) setWaking(true); // the host has woken it, for somebody who may touch before it shines
  }
  const isBlack = isDark && !isWoken;
  const isShut = isBlack || isWaking;
  useEffect(() => {
    if (!isShut) return undefined;
    const listening = new AbortController();
    const wake = () => {
      if (!isBlack) return;
      setWoken(true);
      setWaking(true);
      latest.current();
    };
    const swallow = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      if (event.type === 'pointerdown') wake();
    };
    const options = { capture: true, signal: listening.signal };
    for (const kind of touches) addEventListener(kind, swallow, options);
    addEventListener('keydown', wake, options);
    return () => listening.abort();
  }, [isShut, isBlack]);
  useEffect(() => {
    if (!isWaking) return undefined;
    const timer = setTimeout(() => setWaking(false), wakeMs);
    return () => clearTimeout(timer);
  }, [isWaking, wakeMs]);
  return isBlack ? <div className={styles.dark} data-dark aria-hidden /> : null;
}
