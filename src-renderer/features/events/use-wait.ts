import { HourglassMediumIcon } from '@phosphor-icons/react';
import { troubleInWords } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';

/** **J'attends une place** for somebody who was overtaken, and why that could not be taken, in words. */
export function useWait(
  eventId: string,
  joinKey: string,
): { choice: ChoiceItem; trouble: string | undefined } {
  const { words } = useStage();
  const { sending, send } = useAct('event.wait');
  return {
    choice: {
      key: 'wait',
      label: words.say('event.wait'),
      icon: HourglassMediumIcon,
      look: 'main',
      onPress: () => void send({ eventId, joinKey }),
    },
    trouble: troubleInWords(sending, words),
  };
}
