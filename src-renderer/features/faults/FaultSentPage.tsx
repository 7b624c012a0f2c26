import { CheckFatIcon, PaperPlaneTiltIcon, TrayIcon } from '@phosphor-icons/react';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { Emblem, Paragraph } from '../../ui/ReadingBlocks.tsx';

/** What was said of a fault, and where it really is. */
export function FaultSentPage({ sentKey }: { sentKey: string }) {
  const { words, status, home } = useStage();
  const refusal = useOutcome(({ key }) => key === sentKey);
  if (refusal) return <RefusalPage screen="fault" because={refusal.because} />;
  const isSent = status.connection.kind === 'online' && status.outbox.pending === 0;
  return (
    <Page
      screen="fault"
      step="sent"
      title={words.say(isSent ? 'fault.sent' : 'fault.kept')}
      onBack={home}
      choices={[
        { key: 'seen', label: words.say('confirm.seen'), icon: CheckFatIcon, look: 'main', onPress: home },
      ]}
    >
      <Emblem icon={isSent ? PaperPlaneTiltIcon : TrayIcon} />
      <Paragraph>{words.say(isSent ? 'fault.thanks' : 'fault.kept-next')}</Paragraph>
    </Page>
  );
}
