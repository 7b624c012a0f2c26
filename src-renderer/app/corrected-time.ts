import { useEffect, useState } from 'react';

/** Corrected time, moved on at the start of each minute and whenever the offset changes by itself. */
export function useCorrectedTime(offsetMs: number): number {
  const [now, setNow] = useState(() => Date.now() + offsetMs);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const instant = Date.now() + offsetMs;
      setNow(instant);
      timer = setTimeout(tick, msToNextMinute(instant));
    };
    tick();
    return () => clearTimeout(timer);
  }, [offsetMs]);
  return now;
}

/** Every zone of the world changes its minute together. A little late, so that the minute has surely begun. */
export function msToNextMinute(instant: number): number {
  return 60_000 - (instant % 60_000) + 20;
}
