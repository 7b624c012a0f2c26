import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { presenceAfter } from './presence.ts';
import type { Presence } from './presence.ts';

type Limits = {
  /** Seconds without a touch before the question. Read while nobody is being asked. */
  limitSeconds: number;
  /** Something is being read aloud: the time stands still (P1). */
  isSounding: boolean;
  /** The loop asks nobody: there the limit itself is the end. */
  isAlone: boolean;
  /** Called when the limit has passed, after the question if there was one. */
  onGone: () => void;
};

const lookEveryMs = 1_000;

/** One and the same for every touch, so that a touch alone draws nothing anew. */
const here: Presence = { kind: 'here' };

/** Whether somebody is there, looked at every second; `touch` says that there is. */
export function usePresence(limits: Limits) {
  const touchedAt = useRef(0);
  const latest = useRef(limits);
  useLayoutEffect(() => {
    latest.current = limits;
  });
  const [presence, setPresence] = useState<Presence>(here);
  const touch = useCallback(() => {
    touchedAt.current = performance.now();
    setPresence(here);
  }, []);
  const isAsking = presence.kind === 'asking';
  useEffect(() => {
    if (isAsking) return undefined; // the question itself decides what a touch means
    for (const kind of ['pointerdown', 'pointerup', 'keydown']) addEventListener(kind, touch, true);
    return () => {
      for (const kind of ['pointerdown', 'pointerup', 'keydown']) removeEventListener(kind, touch, true);
    };
  }, [isAsking, touch]);
  useEffect(() => {
    touchedAt.current = performance.now();
    const timer = setInterval(() => {
      if (latest.current.isSounding) touchedAt.current += lookEveryMs;
      const found = presenceAfter(performance.now() - touchedAt.current, latest.current.limitSeconds);
      if (found.kind === 'here') return;
      if (found.kind === 'asking' && !latest.current.isAlone) return setPresence(found);
      touch();
      latest.current.onGone();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [touch]);
  return { presence, touch };
}
