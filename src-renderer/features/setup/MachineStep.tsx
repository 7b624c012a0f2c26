import { ArrowClockwiseIcon } from '@phosphor-icons/react';
import { useEffect, useRef, useState } from 'react';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

type MachineStepProps = SetupPage & {
  /** Looks at network, disk and clock, and keeps the report. Rejects when it could not. */
  onStart: () => Promise<void>;
};

/** While the machine looks at itself: a way to the server that leads nowhere takes some seconds. */
export function MachineStep({ words, chrome, onStart }: MachineStepProps) {
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const start = useRef(onStart);
  useEffect(() => {
    start.current().catch(() => setHasFailed(true));
  }, [attempt]);
  const again = () => {
    setHasFailed(false);
    setAttempt(attempt + 1);
  };
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="machine"
      title={words.say('setup.test-machine')}
      choices={
        hasFailed
          ? [{ key: 'again', label: words.say('setup.again'), icon: ArrowClockwiseIcon, onPress: again }]
          : []
      }
    >
      <Paragraph>{words.say(hasFailed ? 'setup.fault' : 'setup.test-machine-how')}</Paragraph>
    </Frame>
  );
}
