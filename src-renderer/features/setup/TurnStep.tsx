import {
  ArrowClockwiseIcon,
  ArrowCounterClockwiseIcon,
  ArrowsDownUpIcon,
  CheckFatIcon,
} from '@phosphor-icons/react';
import { useState } from 'react';
import type { MachineAnswer } from '#shared/kiosk-api/verbs.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

type TurnStepProps = SetupPage & {
  /** Turns picture and touch clockwise by so many quarters; rejects when nobody answers. */
  onTurn: (quarters: number) => Promise<MachineAnswer>;
  onUpright: () => void;
  onBack?: (() => void) | undefined;
};

const turns = [
  { key: 'right', quarters: 1, icon: ArrowClockwiseIcon },
  { key: 'left', quarters: 3, icon: ArrowCounterClockwiseIcon },
  { key: 'over', quarters: 2, icon: ArrowsDownUpIcon },
] as const;

/** The four ways that a panel can hang. The glass itself is the preview: it starts anew, turned, at this same question. */
export function TurnStep({ words, chrome, onTurn, onUpright, onBack }: TurnStepProps) {
  const [answer, setAnswer] = useState<MachineAnswer>();
  const turn = (quarters: number) => void onTurn(quarters).then(setAnswer, () => setAnswer('failed')); // what has not turned can be seen
  const upright: ChoiceItem = {
    key: 'upright',
    label: words.say('setup.turn-yes'),
    icon: CheckFatIcon,
    look: 'main',
    onPress: onUpright,
  };
  const choices = turns.map(({ key, quarters, icon }) => ({
    key,
    label: words.say(`setup.turn-${key}`),
    icon,
    look: 'plain' as const,
    onPress: () => turn(quarters),
  }));
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="turn"
      title={words.say('setup.turn')}
      choices={[upright, ...choices]}
      back={onBack && { label: words.say('nav.back'), onPress: onBack }}
    >
      {answer !== undefined && (
        <Paragraph weight="strong">
          {words.say(answer === 'done' ? 'setup.turning' : 'setup.turn-absent')}
        </Paragraph>
      )}
    </Frame>
  );
}
