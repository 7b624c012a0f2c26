import { LockKeyIcon } from '@phosphor-icons/react';
import { phoneByPairs } from '../../i18n/phone.ts';
import { checkChoices } from '../../stage/check-choices.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { freeInWords } from '../../stage/wish-in-words.ts';
import { Heading, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import { volunteerOf } from './volunteer-draft.ts';
import type { VolunteerDraft } from './volunteer-draft.ts';

type VolunteerCheckProps = {
  draft: VolunteerDraft;
  onBack: (() => void) | undefined;
  onChange: () => void;
  onKept: (sent: { key: string; number: string }) => void;
};

/** « C'est bien ça ? »: the caretaker alone will read it. */
export function VolunteerCheckStep({ draft, onBack, onChange, onKept }: VolunteerCheckProps) {
  const { words } = useStage();
  const { sending, send } = useAct('help.volunteer');
  const offered = volunteerOf(draft);
  const submit = () => {
    if (!offered) return;
    void send(offered).then((sent) => {
      if (sent.kind === 'kept') onKept({ key: sent.key, number: sent.number ?? '' });
    });
  };
  const who = [offered?.firstName, offered?.floor].filter((word) => typeof word === 'string');
  return (
    <QuestionPage
      form="volunteer"
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      choices={checkChoices(words, submit, onChange)}
    >
      {sendingTrouble(sending, words)}
      <Heading icon={LockKeyIcon}>{words.say('offers.check-caretaker')}</Heading>
      {offered && <Paragraph>{words.say(`help-with.${offered.need}`)}</Paragraph>}
      {offered && <Paragraph>{freeInWords(offered, words)}</Paragraph>}
      <Paragraph isPrivate language={peopleLanguage(words)}>
        {who.join(', ')}
      </Paragraph>
      {offered && offered.phone !== null && (
        <Paragraph isPrivate>{words.say('private.phone', { phone: phoneByPairs(offered.phone) })}</Paragraph>
      )}
    </QuestionPage>
  );
}
