import { CheckFatIcon, HandHeartIcon, PaperPlaneTiltIcon, TrayIcon } from '@phosphor-icons/react';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { Emblem, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';

/** « Merci ! », where the offer really is, and who says what comes of it. */
export function OfferSentPage({ sentKey }: { sentKey: string }) {
  const { words, status, home } = useStage();
  const refusal = useOutcome(({ key }) => key === sentKey);
  if (refusal) return <RefusalPage screen="offer" because={refusal.because} />;
  const isSent = status.connection.kind === 'online' && status.outbox.pending === 0;
  return (
    <Page
      screen="offer"
      step="sent"
      title={words.say('offers.thanks')}
      onBack={home}
      choices={[
        { key: 'seen', label: words.say('confirm.seen'), icon: CheckFatIcon, look: 'main', onPress: home },
      ]}
    >
      <Emblem icon={HandHeartIcon} hue="olive" />
      <StateLine icon={isSent ? PaperPlaneTiltIcon : TrayIcon}>
        {words.say(isSent ? 'offers.sent' : 'offers.kept')}
      </StateLine>
      <Paragraph>{words.say('offers.contact')}</Paragraph>
    </Page>
  );
}
