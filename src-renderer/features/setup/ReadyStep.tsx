import { ArrowClockwiseIcon, CheckFatIcon } from '@phosphor-icons/react';
import { mayServe } from '#shared/domain/acceptance.ts';
import { capitalised } from '../../i18n/words.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Fact, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { reportLines } from './ReportLines.tsx';
import type { SetupInput, SetupPage } from './setup-page.ts';

type ReadyStepProps = SetupPage &
  Pick<SetupInput, 'calendar' | 'now' | 'status'> & { onStart: () => void; onTest: () => void };

/** « Cet écran est prêt. », unless the self-test found what residents cannot do without. */
export function ReadyStep({ words, chrome, calendar, now, status, onStart, onTest }: ReadyStepProps) {
  const { acceptance, panel, screen } = status;
  const isReady = acceptance !== null && mayServe(acceptance);
  const start: ChoiceItem = {
    key: 'start',
    label: words.say('setup.start'),
    icon: CheckFatIcon,
    look: 'main',
    onPress: onStart,
  };
  const test: ChoiceItem = {
    key: 'test',
    label: words.say('setup.test-again'),
    icon: ArrowClockwiseIcon,
    onPress: onTest,
  };
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="ready"
      title={words.say(isReady ? 'setup.ready' : 'setup.not-ready')}
      choices={isReady ? [start, test] : [test]}
    >
      <Fact label={words.say('setup.residence')}>{screen?.residence ?? ''}</Fact>
      <Fact label={words.say('setup.panel')}>
        {words.say('setup.panel-facts', { inches: panel.diagonalInches, bottomMm: panel.bottomMm })}
      </Fact>
      <Fact label={words.say('setup.day')}>{capitalised(calendar.day(calendar.dayOf(now)))}</Fact>
      {panel.isOutOfReachAccepted === true && <Paragraph>{words.say('setup.reach-waived')}</Paragraph>}
      {acceptance && reportLines(acceptance, words)}
    </Frame>
  );
}
