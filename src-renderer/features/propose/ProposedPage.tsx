import { CheckFatIcon, PaperPlaneTiltIcon, TrayIcon } from '@phosphor-icons/react';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { showRequestNumber } from '../../stage/show-number.ts';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { BigNumber, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';

/** The number to come back with, huge, and where the proposal really is: in this screen or with the caretaker. */
export function ProposedPage({ proposed }: { proposed: { key: string; number: string } }) {
  const { words, feed, home } = useStage();
  const { key: actionKey, number } = proposed;
  const refusal = useOutcome(({ key }) => key === actionKey);
  if (refusal) return <RefusalPage screen="propose" because={refusal.because} />;
  const isSent = (feed.get(actionKey)?.rev ?? 0) > 0;
  return (
    <Page
      screen="propose"
      step="sent"
      title={words.say('asked.number')}
      onBack={home}
      choices={[
        { key: 'noted', label: words.say('asked.noted'), icon: CheckFatIcon, look: 'main', onPress: home },
      ]}
    >
      <BigNumber>{showRequestNumber(number)}</BigNumber>
      <Paragraph>{words.say('asked.keep')}</Paragraph>
      <StateLine icon={isSent ? PaperPlaneTiltIcon : TrayIcon}>
        {words.say(isSent ? 'propose.sent' : 'state.kept')}
      </StateLine>
    </Page>
  );
}
