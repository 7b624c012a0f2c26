import { useEffect, useState } from 'react';
import { bringOpeningJudge } from '../stage/opening-judge.ts';
import type { JudgeOpening } from '../stage/opening.ts';

const france = { country: 'FR', postcode: '' };

/** Who judges opening hours; undefined until that file is here, which nobody waits for, and whenever it cannot be read. */
export function useOpeningJudge(): JudgeOpening | undefined {
  const [judge, setJudge] = useState<JudgeOpening>();
  useEffect(() => {
    let isWanted = true;
    bringOpeningJudge().then(
      (brought) =>
        requestIdleCallback(() => {
          // its first judgement takes the library ten times as long as the next; nobody waits for this one
          brought('Mo-Fr 08:00-12:00; PH off', { day: '2026-01-01', minute: 0 }, france);
          if (isWanted) setJudge(() => brought);
        }),
      () => undefined, // nothing is judged: « Téléphonez avant de venir. »
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return judge;
}
