import { CheckFatIcon, WarningCircleIcon } from '@phosphor-icons/react';
import { useEffect } from 'react';
import type { Notice } from '#shared/domain/notice.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import { refusalKey } from '../../stage/refusals.ts';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import type { Sending } from '../../stage/use-act.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import type { StateLineProps } from '../../ui/ReadingBlocks.tsx';

type Understanding = {
  /** **J'ai compris**, as long as it is asked and this person has not said so. */
  choice?: ChoiceItem;
  /** What became of the press, and the step that begins with it: its words stand first on the glass. */
  said?: { step: string; line: StateLineProps };
  /** Why the server did not count it. */
  refusal: ErrorCode | undefined;
};

/** Whether whoever reads a notice has understood it: asked where staff wants to know, once for each person. */
export function useUnderstanding(id: string, notice: Notice | undefined): Understanding {
  const { words, understood } = useStage();
  const { sending, send } = useAct('notice.understood');
  const key = sending.kind === 'kept' ? sending.key : understood.get(id);
  const refusal = useOutcome((outcome) => outcome.key === key)?.because;
  useEffect(() => {
    if (key !== undefined) understood.set(id, key);
  }, [understood, id, key]);
  if (!notice?.asksUnderstood) return { refusal };
  if (key !== undefined) {
    const line = { icon: CheckFatIcon, children: words.say('notice.understood') };
    return { said: { step: 'understood', line }, refusal };
  }
  const choice: ChoiceItem = {
    key: 'understand',
    label: words.say('notice.understand'),
    icon: CheckFatIcon,
    look: 'main',
    onPress: () => void send({ noticeId: id }),
  };
  const why = notNoted(sending);
  if (why === undefined) return { choice, refusal };
  const line = { icon: WarningCircleIcon, tone: 'alert', children: words.say(why) } as const;
  return { choice, said: { step: 'not-noted', line }, refusal };
}

/** Why the host did not keep it, when it did not. */
function notNoted(sending: Sending): WordKey | undefined {
  if (sending.kind === 'refused') return refusalKey(sending.because);
  return sending.kind === 'no-answer' ? 'notice.not-noted' : undefined;
}
