import {
  CheckCircleIcon,
  ConfettiIcon,
  HourglassMediumIcon,
  UserSoundIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { assertNever } from '#shared/assert-never.ts';
import type { Proposal } from '#shared/domain/proposal.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { showRequestNumber } from '../../stage/show-number.ts';

type ProposalPageProps = { proposal: Proposal; delivery: 'kept' | 'sent' };

/** Where a proposal stands: never who proposed it, for a number can be guessed. */
export function ProposalPage({ proposal, delivery }: ProposalPageProps) {
  const { words, calendar, today, open } = useStage();
  const { icon, state } = stateOf(proposal, words);
  const isAccepted = proposal.status === 'accepted';
  const next = isAccepted
    ? { label: words.say('proposal.see'), icon: ConfettiIcon, onPress: () => open({ name: 'events' }) }
    : { label: words.say('caretaker.talk'), icon: UserSoundIcon, onPress: () => open({ name: 'caretaker' }) };
  return (
    <Page
      screen="request"
      step={proposal.status}
      title={words.say(`activity.${proposal.category}`)}
      mark={{
        label: words.say('request.mark', { number: showRequestNumber(proposal.number) }),
        icon: ConfettiIcon,
        hue: 'plum',
        isPrivate: true,
      }}
      choices={[{ key: 'next', look: isAccepted ? 'main' : 'plain', ...next }]}
    >
      <Paragraph>{calendar.dayFromToday(proposal.date, today)}</Paragraph>
      <StateLine icon={icon}>{state}</StateLine>
      {delivery === 'kept' && <Paragraph>{words.say('state.kept')}</Paragraph>}
    </Page>
  );
}

function stateOf({ status, because }: Proposal, words: Stage['words']) {
  switch (status) {
    case 'waiting':
      return { icon: HourglassMediumIcon, state: words.say('proposal.waiting') };
    case 'accepted':
      return { icon: CheckCircleIcon, state: words.say('proposal.accepted') };
    case 'refused':
      return { icon: XCircleIcon, state: words.say('proposal.refused', { because: because ?? '' }) };
    default:
      return assertNever(status);
  }
}
