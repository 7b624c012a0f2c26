import { EyeIcon, LockKeyIcon } from '@phosphor-icons/react';
import { checkChoices } from '../../stage/check-choices.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { Heading, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { proposalOf } from './propose-draft.ts';
import type { ProposeDraft } from './propose-draft.ts';
import { QuestionPage } from './QuestionPage.tsx';

type CheckStepProps = {
  draft: ProposeDraft;
  onBack: (() => void) | undefined;
  onChange: () => void;
  onKept: (key: string, number: string) => void;
};

/** « C'est bien ça ? »: what everybody will read, and what only the caretaker will. */
export function ProposeCheckStep({ draft, onBack, onChange, onKept }: CheckStepProps) {
  const { words, calendar, today } = useStage();
  const { sending, send } = useAct('event.propose');
  const proposal = proposalOf(draft);
  const language = peopleLanguage(words);
  const submit = () => {
    if (!proposal) return;
    void send(proposal).then((sent) => {
      if (sent.kind === 'kept') onKept(sent.key, sent.number ?? '');
    });
  };
  const moment = {
    day: calendar.dayFromToday(draft.date ?? '', today),
    hour: calendar.hourOfMinute(draft.minute ?? 0),
  };
  const own = [proposal?.firstName, proposal?.floor].filter((word) => typeof word === 'string');
  return (
    <QuestionPage
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      choices={checkChoices(words, submit, onChange)}
    >
      {sendingTrouble(sending, words)}
      <Heading icon={EyeIcon}>{words.say('check.public')}</Heading>
      <Paragraph language={language}>{draft.title ?? ''}</Paragraph>
      <Paragraph>{words.say('event.moment', moment)}</Paragraph>
      <Paragraph language={language}>{draft.place ?? ''}</Paragraph>
      {own.length > 0 && <Heading icon={LockKeyIcon}>{words.say('propose.private')}</Heading>}
      {own.length > 0 && (
        <Paragraph isPrivate language={language}>
          {own.join(', ')}
        </Paragraph>
      )}
    </QuestionPage>
  );
}
