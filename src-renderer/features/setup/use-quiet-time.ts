import { useEffect, useLayoutEffect, useRef } from 'react';

/** Calls `onQuiet` when nobody has touched or typed for so long: an installer who was called away locks up. */
export function useQuietTime(seconds: number, onQuiet: () => void): void {
  const latest = useRef(onQuiet);
  useLayoutEffect(() => {
    latest.current = onQuiet;
  });
  useEffect(() => {
    const listening = new AbortController();
    const begin = () => setTimeout(() => latest.current(), seconds * 1000);
    let timer = begin();
    const touched = () => {
      clearTimeout(timer);
      timer = begin();
    };
    for (const kind of ['pointerdown', 'keydown'])
      addEventListener(kind, touched, { capture: true, passive: true, signal: listening.signal });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [seconds]);
}
