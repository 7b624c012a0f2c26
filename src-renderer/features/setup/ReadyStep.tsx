import { CheckFatIcon } from '@phosphor-icons/react';
import { capitalised } from '../../i18n/words.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Fact, Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupInput, SetupPage } from './setup-page.ts';

type ReadyStepProps = SetupPage & Pick<SetupInput, 'calendar' | 'now' | 'status'> & { onStart: () => void };

/** « Cet écran est prêt. » */
export function ReadyStep({ words, chrome, calendar, now, status, onStart }: ReadyStepProps) {
  const { diagonalInches, bottomMm, isOutOfReachAccepted } = status.panel;
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="ready"
      title={words.say('setup.ready')}
      choices={[
        { key: 'start', label: words.say('setup.start'), icon: CheckFatIcon, look: 'main', onPress: onStart },
      ]}
    >
      <Fact label={words.say('setup.residence')}>{status.screen?.residence ?? ''}</Fact>
      <Fact label={words.say('setup.panel')}>
        {words.say('setup.panel-facts', { inches: diagonalInches, bottomMm })}
      </Fact>
      <Fact label={words.say('setup.day')}>{capitalised(calendar.day(calendar.dayOf(now)))}</Fact>
      {isOutOfReachAccepted === true && <Paragraph>{words.say('setup.reach-waived')}</Paragraph>}
    </Frame>
  );
}
