import { useEffect } from 'react';
import { newActionKey } from '../../stage/action-key.ts';
import { useStage } from '../../stage/stage.ts';

/** Whoever asked learns that one more neighbour read it: once for each person, and not for the one who asked (screens.md 7). */
export function useSeen(requestId: string): void {
  const { ask, met } = useStage();
  useEffect(() => {
    if (met.has(requestId)) return;
    met.add(requestId);
    const seen = { key: newActionKey(), kind: 'help.seen', payload: { requestId } } as const;
    ask('act', seen).catch(() => undefined); // a reader less in the count is no trouble for anybody
  }, [ask, met, requestId]);
}
