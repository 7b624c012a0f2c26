import { useEffect, useState } from 'react';
import type { Following } from '#shared/kiosk-api/verbs.ts';
import { useStage } from '../../stage/stage.ts';

/**
 * Where the request with a number stands, asked again whenever something could have changed it.
 * undefined: not answered yet.
 */
export function useFollowing(number: string): Following | undefined {
  const { ask, feed, status } = useStage();
  const [following, setFollowing] = useState<Following | undefined>();
  const { pending } = status.outbox;
  useEffect(() => {
    let isWanted = true;
    const show = (answer: Following) => {
      if (isWanted) setFollowing(answer);
    };
    ask('request.follow', { number }).then(show, () => undefined); // no answer: what is shown stays
    return () => {
      isWanted = false;
    };
  }, [ask, number, feed, pending]);
  return following;
}
