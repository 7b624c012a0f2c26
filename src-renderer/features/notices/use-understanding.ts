import { CheckFatIcon } from '@phosphor-icons/react';
import { useEffect } from 'react';
import type { ErrorCode } from '#shared/error-codes.ts';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';

type Understanding =
  | { kind: 'open' | 'understood' }
  /** The host did not answer; asking again is safe. */
  | { kind: 'no-answer' }
  /** Neither kept nor counted, and why. */
  | { kind: 'refused'; because: ErrorCode };

/** Whether this person has understood a notice, and **J'ai compris** to say so: once for each person. */
export function useUnderstanding(noticeId: string): { understanding: Understanding; understand: ChoiceItem } {
  const { words, understood } = useStage();
  const { sending, send } = useAct('notice.understood');
  const key = sending.kind === 'kept' ? sending.key : understood.get(noticeId);
  const outcome = useOutcome((one) => one.key === key);
  useEffect(() => {
    if (key !== undefined) understood.set(noticeId, key);
  }, [understood, noticeId, key]);
  const understand: ChoiceItem = {
    key: 'understand',
    label: words.say('notice.understand'),
    icon: CheckFatIcon,
    look: 'main',
    onPress: () => void send({ noticeId }),
  };
  return { understanding: understandingOf(), understand };

  function understandingOf(): Understanding {
    if (outcome) return { kind: 'refused', because: outcome.because };
    if (key !== undefined) return { kind: 'understood' };
    return sending.kind === 'refused' || sending.kind === 'no-answer' ? sending : { kind: 'open' };
  }
}
