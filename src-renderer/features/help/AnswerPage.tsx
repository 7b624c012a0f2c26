import { ArrowUUpLeftIcon, CheckFatIcon } from '@phosphor-icons/react';
import { assertNever } from '#shared/assert-never.ts';
import { undoKinds } from '#shared/actions/undo.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import { Page } from '../../stage/Page.tsx';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { AnsweredPage } from './AnsweredPage.tsx';

type Offer = HelpRequest['offers'][number];

/** What a person may answer about their own request, or about the help that they offered, for one or for whoever asks. */
export type RequestAnswer =
  | { kind: 'help.cancel' | 'help.done' | 'help.thank' }
  | { kind: 'help.stand_down' }
  | { kind: 'help.accept' | 'help.decline' | 'help.withdraw'; offer: Offer };

type AnswerPageProps = {
  /** Id of the request, or of the standing offer. */
  id: string;
  answer: RequestAnswer;
  /** Of the answer that was taken. */
  sentKey: string | undefined;
  onKept: (key: string) => void;
  onBack: () => void;
};

const texts: Record<RequestAnswer['kind'], { title: WordKey; yes: WordKey; no: WordKey; said: WordKey }> = {
  'help.cancel': {
    title: 'answer.cancel',
    yes: 'answer.cancel-yes',
    no: 'answer.keep',
    said: 'state.cancelled',
  },
  'help.done': {
    title: 'answer.done',
    yes: 'answer.done-yes',
    no: 'answer.not-yet',
    said: 'answer.done-said',
  },
  'help.thank': {
    title: 'answer.thank',
    yes: 'request.thank',
    no: 'answer.not-now',
    said: 'answer.thank-said',
  },
  'help.accept': {
    title: 'answer.accept',
    yes: 'offer.accept',
    no: 'answer.not-yet',
    said: 'answer.accept-said',
  },
  'help.withdraw': {
    title: 'answer.withdraw',
    yes: 'answer.withdraw-yes',
    no: 'answer.withdraw-no',
    said: 'answer.withdraw-said',
  },
  'help.stand_down': {
    title: 'answer.stand-down',
    yes: 'answer.stand-down-yes',
    no: 'answer.stand-down-no',
    said: 'answer.stand-down-said',
  },
  'help.decline': {
    title: 'answer.decline',
    yes: 'offer.decline',
    no: 'answer.not-yet',
    said: 'answer.decline-said',
  },
};

/** The check before an answer is sent, and the word that it was taken. */
export function AnswerPage({ id, answer, sentKey, onKept, onBack }: AnswerPageProps) {
  const { words } = useStage();
  const { sending, send } = useAct(answer.kind);
  const text = texts[answer.kind];
  const name = 'offer' in answer ? answer.offer.firstName : '';
  const namesSomebody = name !== '' || undefined;
  const submit = () =>
    void send(payloadOf(id, answer)).then((sent) => {
      if (sent.kind === 'kept') onKept(sent.key);
    });
  if (sentKey !== undefined) {
    return (
      <AnsweredPage
        said={words.say(text.said, { name })}
        isPrivate={namesSomebody}
        undo={undoKinds.has(answer.kind) ? { key: sentKey, onUndone: onBack } : undefined}
      />
    );
  }
  return (
    <Page
      screen="request"
      step={answer.kind}
      title={words.say(text.title, { name })}
      isTitlePrivate={namesSomebody}
      onBack={onBack}
      choices={[
        { key: 'no', label: words.say(text.no), icon: ArrowUUpLeftIcon, look: 'plain', onPress: onBack },
        { key: 'yes', label: words.say(text.yes), icon: CheckFatIcon, look: 'main', onPress: submit },
      ]}
    >
      {answer.kind === 'help.accept' && <Paragraph isPrivate>{words.say('offer.sees', { name })}</Paragraph>}
      {sendingTrouble(sending, words)}
    </Page>
  );
}

function payloadOf(id: string, answer: RequestAnswer) {
  switch (answer.kind) {
    case 'help.cancel':
    case 'help.done':
    case 'help.thank':
      return { requestId: id };
    case 'help.stand_down':
      return { volunteerId: id };
    case 'help.accept':
    case 'help.decline':
    case 'help.withdraw':
      return { requestId: id, offerId: answer.offer.id };
    default:
      return assertNever(answer);
  }
}
