import { CheckFatIcon, PaperPlaneTiltIcon, TrayIcon, XCircleIcon } from '@phosphor-icons/react';
import { showRequestNumber } from '../../stage/show-number.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import { useMet } from '../../stage/use-met.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { BigNumber, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { useFollowing } from './use-following.ts';

/** The number to keep, huge, and where the request really is: in this screen or with the neighbours. */
export function AskedPage({ asked }: { asked: { key: string; number: string } }) {
  const { words, open, home } = useStage();
  useMet(asked.key);
  const following = useFollowing(asked.number);
  const refusal = useOutcome(({ key }) => key === asked.key);
  if (refusal) return <RefusalPage screen="ask" because={refusal.because} />;
  const isSent = following?.kind === 'found' && following.delivery === 'sent';
  return (
    <Page
      screen="ask"
      step="sent"
      title={words.say('asked.number')}
      onBack={home}
      choices={[
        { key: 'noted', label: words.say('asked.noted'), icon: CheckFatIcon, look: 'main', onPress: home },
        {
          key: 'cancel',
          label: words.say('request.cancel'),
          icon: XCircleIcon,
          onPress: () => open({ name: 'request', number: asked.number, isCancelling: true }),
        },
      ]}
    >
      <BigNumber>{showRequestNumber(asked.number)}</BigNumber>
      <Paragraph>{words.say('asked.keep')}</Paragraph>
      <StateLine icon={isSent ? PaperPlaneTiltIcon : TrayIcon}>
        {words.say(isSent ? 'state.sent' : 'state.kept')}
      </StateLine>
    </Page>
  );
}
