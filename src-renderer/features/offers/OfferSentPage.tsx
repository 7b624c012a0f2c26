import { CheckFatIcon, PaperPlaneTiltIcon, TrayIcon } from '@phosphor-icons/react';
import { showRequestNumber } from '../../stage/show-number.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { BigNumber, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';

type OfferSentProps = {
  sent: { key: string; number: string };
  /** Once it has left the screen. */
  said: string;
};

/** « Merci ! », the helper's own number, huge, and where the offer really is. */
export function OfferSentPage({ sent, said }: OfferSentProps) {
  const { words, status, home } = useStage();
  const refusal = useOutcome(({ key }) => key === sent.key);
  if (refusal) return <RefusalPage screen="offer" because={refusal.because} />;
  const isSent = status.connection.kind === 'online' && status.outbox.pending === 0;
  return (
    <Page
      screen="offer"
      step="sent"
      title={words.say('offers.thanks')}
      onBack={home}
      choices={[
        { key: 'noted', label: words.say('asked.noted'), icon: CheckFatIcon, look: 'main', onPress: home },
      ]}
    >
      <BigNumber>{showRequestNumber(sent.number)}</BigNumber>
      <Paragraph>{words.say('offers.keep-number')}</Paragraph>
      <StateLine icon={isSent ? PaperPlaneTiltIcon : TrayIcon}>
        {isSent ? said : words.say('offers.kept')}
      </StateLine>
    </Page>
  );
}
