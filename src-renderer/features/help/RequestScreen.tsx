import { ClockIcon, HandHeartIcon, UserSoundIcon } from '@phosphor-icons/react';
import { undoKinds } from '#shared/actions/undo.ts';
import type { Outcome } from '#shared/kiosk-api/announcements.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import { useKept } from '../../stage/kept.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { useMet } from '../../stage/use-met.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { AnswerPage } from './AnswerPage.tsx';
import type { RequestAnswer } from './AnswerPage.tsx';
import { FloorPage } from './FloorPage.tsx';
import { OwnOfferPage } from './OwnOfferPage.tsx';
import { ProposalPage } from './ProposalPage.tsx';
import { requestView } from './request-view.ts';
import { useFollowing } from './use-following.ts';
import { VolunteerPage } from './VolunteerPage.tsx';

type RequestScreenProps = { number: string; isCancelling?: boolean | undefined };

/** Where one request stands, and what its person may answer now. */
export function RequestScreen({ number, isCancelling = false }: RequestScreenProps) {
  const stage = useStage();
  const { words, open, back } = stage;
  const following = useFollowing(number);
  useMet(following?.kind === 'found' ? following.request.id : undefined);
  const requestId = following?.kind === 'found' ? following.request.id : undefined;
  const isOfThis = (outcome: Outcome) =>
    outcome.number === number || (outcome.requestId === requestId && outcome.kind !== 'help.offer');
  const refusal = useOutcome(isOfThis);
  const [answer, setAnswer] = useKept<RequestAnswer | undefined>(
    'answer',
    isCancelling ? { kind: 'help.cancel' } : undefined,
  );
  const [sentKey, setSentKey] = useKept<string | undefined>('answered', undefined);
  const [isProven, setProven] = useKept('floor proven', isCancelling);
  const [offerIndex, setOfferIndex] = useKept('offer', 0);
  if (refusal) return <RefusalPage screen="request" because={refusal.because} />;
  if (!following) return <Page screen="request" title={words.say('request.title')} />;
  if (following.kind === 'proposal') return <ProposalPage {...following} />;
  if (following.kind === 'volunteer') return <VolunteerPage {...following} />;
  if (following.kind === 'offer') return <OwnOfferPage {...following} />;
  if (following.kind !== 'found') {
    return (
      <Page screen="request" step="unknown" title={words.say('request.title')}>
        <Paragraph>{words.say('number.unknown')}</Paragraph>
      </Page>
    );
  }
  const { request, delivery } = following;
  const leaveAnswer = () => {
    if (isCancelling) return back();
    setAnswer(undefined);
    setSentKey(undefined);
  };
  if (answer && following.asksFloor && !isProven && undoKinds.has(answer.kind) && sentKey === undefined) {
    const onProven = () => setProven(true);
    return <FloorPage request={request} onProven={onProven} onBack={leaveAnswer} />;
  }
  if (answer) {
    const sending = { sentKey, onKept: setSentKey, onBack: leaveAnswer };
    return <AnswerPage id={request.id} answer={answer} {...sending} />;
  }
  const offers = request.offers.filter(({ status }) => status === 'waiting');
  const offer = offers[offerIndex % Math.max(1, offers.length)];
  const view = requestView(request, delivery, offer, stage);
  const answers: ChoiceItem[] = view.answers.map((item) => ({
    key: item.key,
    label: item.label,
    icon: item.icon,
    look: item.look,
    onPress: () => (item.answer ? setAnswer(item.answer) : open({ name: 'ask', again: request.need })),
  }));
  const choices = view.beside ? [...answers, besideChoice(view.beside, stage)] : answers;
  const namesSomebody = request.offers.length > 0 || undefined;
  const others =
    offers.length > 1
      ? { label: words.say('nav.next'), onPress: () => setOfferIndex(offerIndex + 1) }
      : undefined;
  return (
    <Page
      screen="request"
      step={`${request.status} ${offer?.id ?? ''}`}
      title={words.say(`need.${request.need}`)}
      mark={{
        label: words.say('request.mark', { number: spaced(request) }),
        icon: HandHeartIcon,
        hue: 'brick',
        isPrivate: true,
      }}
      choices={choices}
      further={others}
    >
      <Paragraph>{view.wish}</Paragraph>
      <StateLine icon={view.icon} isPrivate={namesSomebody}>
        {view.state}
      </StateLine>
      {view.details.map((line) => (
        <Paragraph key={line} isPrivate={namesSomebody}>
          {line}
        </Paragraph>
      ))}
    </Page>
  );
}

function spaced({ number }: HelpRequest): string {
  return `${number.slice(0, 2)} ${number.slice(2)}`;
}

function besideChoice(beside: 'caretaker' | 'not-now', { words, open, home }: Stage): ChoiceItem {
  return beside === 'caretaker'
    ? {
        key: beside,
        label: words.say('caretaker.talk'),
        icon: UserSoundIcon,
        look: 'plain',
        onPress: () => open({ name: 'caretaker' }),
      }
    : { key: beside, label: words.say('answer.not-now'), icon: ClockIcon, look: 'plain', onPress: home };
}
