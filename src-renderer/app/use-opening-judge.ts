import { useEffect, useState } from 'react';
import { bringOpeningJudge } from '../stage/opening-judge.ts';
import type { JudgeOpening } from '../stage/opening.ts';

/** Who judges opening hours; undefined until that file is here, which nobody waits for, and whenever it cannot be read. */
export function useOpeningJudge(): JudgeOpening | undefined {
  const [judge, setJudge] = useState<JudgeOpening>();
  useEffect(() => {
    let isWanted = true;
    bringOpeningJudge().then(
      (brought) => isWanted && setJudge(() => brought),
      () => undefined, // nothing is judged: « Téléphonez avant de venir. »
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return judge;
}
