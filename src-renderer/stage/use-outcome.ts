import { useEffect } from 'react';
import type { Outcome } from '#shared/kiosk-api/announcements.ts';
import { useStage } from './stage.ts';

/** The server's refusal of one action, when there is one; shown here, so the host may forget it. */
export function useOutcome(isMine: (outcome: Outcome) => boolean): Outcome | undefined {
  const { outcomes, ask } = useStage();
  const mine = outcomes.find(isMine);
  const key = mine?.key;
  useEffect(() => {
    if (key === undefined) return undefined;
    // Told when the person leaves: until then the sentence must not vanish from under their eyes.
    return () => void ask('outcome.seen', { key }).catch(() => undefined); // told again at the next visit
  }, [key, ask]);
  return mine;
}
