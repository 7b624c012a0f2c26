import { ArrowClockwiseIcon } from '@phosphor-icons/react';
import { useCallback, useEffect, useState } from 'react';
import type { SetupRefusal, VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import type { SetupInput, SetupPage } from './setup-page.ts';
import { refusalInWords } from './setup-refusals.ts';

type Looked = VerbAnswers['setup.file'];
type UsbStepProps = SetupPage & SetupInput & { onBack: () => void };

/** The file on a stick that enrols without a network: whose it is, and « Oui ». */
export function UsbStep({ words, chrome, calendar, now, status, ask, onBack }: UsbStepProps) {
  const [looked, setLooked] = useState<Looked | undefined>();
  const [isElsewhere, setElsewhere] = useState(false);
  const noAnswer = useCallback(() => setLooked({ kind: 'refused', because: 'internal' }), []);
  const look = useCallback(() => void ask('setup.file', {}).then(setLooked, noAnswer), [ask, noAnswer]);
  useEffect(look, [look]);
  const lookAgain = () => {
    setElsewhere(false);
    setLooked(undefined);
    look();
  };
  if (looked?.kind === 'found' && !isElsewhere) {
    const bind = () =>
      void ask('setup.prepare', { id: looked.id, panel: status.panel }).then(
        (answer) => answer.kind === 'refused' && setLooked(answer),
        noAnswer,
      );
    return (
      <ConfirmStep
        words={words}
        chrome={chrome}
        residence={looked.residence}
        noLabel={words.say('setup.file-no')}
        onYes={bind}
        onNo={() => setElsewhere(true)}
      />
    );
  }
  const refusal = looked && isRefused(looked) ? refusalInWords(looked, words, calendar, now) : undefined;
  const trouble = isElsewhere ? words.say('setup.file-elsewhere') : refusal;
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="usb"
      title={words.say('setup.file')}
      choices={[
        {
          key: 'again',
          label: words.say('setup.again'),
          icon: ArrowClockwiseIcon,
          look: 'main',
          onPress: lookAgain,
        },
      ]}
      back={{ label: words.say('nav.back'), onPress: onBack }}
    >
      {trouble !== undefined && <Paragraph>{trouble}</Paragraph>}
    </Frame>
  );
}

const isRefused = (answer: Looked): answer is SetupRefusal => answer.kind === 'refused';
