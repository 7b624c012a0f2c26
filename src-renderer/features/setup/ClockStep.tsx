import { ArrowClockwiseIcon, ClockIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import type { MachineAnswer } from '#shared/kiosk-api/verbs.ts';
import type { KioskApi } from '../../kiosk-api.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

type ClockStepProps = SetupPage & {
  ask: KioskApi['ask'];
  /** The day that the machine believes, in a sentence. */
  trouble: string;
  onAgain: () => void;
};

/** A clock that is wrong lets no certificate be checked: the network knows the time, or a person has to set it. */
export function ClockStep({ words, chrome, ask, trouble, onAgain }: ClockStepProps) {
  const [answer, setAnswer] = useState<MachineAnswer>();
  const set = () => void ask('setup.set-clock', {}).then(setAnswer, () => setAnswer('failed'));
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="clock"
      title={words.say('setup.clock-title')}
      choices={[
        { key: 'set', label: words.say('setup.clock-set'), icon: ClockIcon, look: 'main', onPress: set },
        { key: 'again', label: words.say('setup.again'), icon: ArrowClockwiseIcon, onPress: onAgain },
      ]}
    >
      <Paragraph weight={answer ? 'strong' : 'normal'}>
        {answer === undefined
          ? trouble
          : words.say(answer === 'done' ? 'setup.clock-asked' : 'setup.clock-absent')}
      </Paragraph>
    </Frame>
  );
}
