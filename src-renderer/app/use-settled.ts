import { useEffect, useLayoutEffect, useRef, useState } from 'react';

const quietMs = 10_000;

/**
 * A value that must not move anything under a finger (T14): a new one is taken at the next screen change,
 * or after 10 s without a touch. `isFree`: nobody is there, take it at once. `place` names the screen.
 */
export function useSettled<T>(value: T, signature: string, place: string, isFree: boolean): T {
  const [shown, setShown] = useState({ value, signature });
  const newest = useRef({ value, signature, place });
  // oxlint-disable-next-line react/refs -- as state, the last place would have every screen drawn twice
  const isElsewhere = newest.current.place !== place;
  useLayoutEffect(() => {
    newest.current = { value, signature, place };
  });
  const isStale = shown.signature !== signature;
  if (isStale && (isFree || isElsewhere)) setShown({ value, signature });
  useEffect(() => {
    if (!isStale) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setShown(newest.current), quietMs);
    };
    wait();
    addEventListener('pointerdown', wait, true);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', wait, true);
    };
  }, [isStale]);
  return shown.value;
}
