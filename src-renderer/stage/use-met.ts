import { useEffect } from 'react';
import { useStage } from './stage.ts';

/** This person asked that request or came back to it: when they read it again, no neighbour has. undefined: not known yet. */
export function useMet(requestId: string | undefined): void {
  const { met } = useStage();
  useEffect(() => {
    if (requestId !== undefined) met.add(requestId);
  }, [met, requestId]);
}
