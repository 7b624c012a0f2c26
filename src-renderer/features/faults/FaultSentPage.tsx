import { CheckFatIcon, PaperPlaneTiltIcon, TrayIcon } from '@phosphor-icons/react';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { showRequestNumber } from '../../stage/show-number.ts';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { BigNumber, Emblem, Paragraph } from '../../ui/ReadingBlocks.tsx';

/** What was said of a fault, where it really is, and the number to come back with when there was one to spare. */
export function FaultSentPage({ sent }: { sent: { key: string; number: string | null } }) {
  const { words, status, home } = useStage();
  const refusal = useOutcome(({ key }) => key === sent.key);
  if (refusal) return <RefusalPage screen="fault" because={refusal.because} />;
  const isSent = status.connection.kind === 'online' && status.outbox.pending === 0;
  return (
    <Page
      screen="fault"
      step="sent"
      title={words.say(isSent ? 'fault.sent' : 'fault.kept')}
      onBack={home}
      choices={[
        {
          key: 'seen',
          label: words.say(sent.number === null ? 'confirm.seen' : 'asked.noted'),
          icon: CheckFatIcon,
          look: 'main',
          onPress: home,
        },
      ]}
    >
      {sent.number === null ? (
        <Emblem icon={isSent ? PaperPlaneTiltIcon : TrayIcon} />
      ) : (
        <Paragraph>{words.say('asked.number')}</Paragraph>
      )}
      {sent.number !== null && <BigNumber>{showRequestNumber(sent.number)}</BigNumber>}
      <Paragraph>{words.say(isSent ? 'fault.thanks' : 'fault.kept-next')}</Paragraph>
    </Page>
  );
}
