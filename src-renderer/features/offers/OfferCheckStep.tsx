import { EyeIcon, LockKeyIcon } from '@phosphor-icons/react';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import { phoneByPairs } from '../../i18n/phone.ts';
import { checkChoices } from '../../stage/check-choices.ts';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import type { Draft } from '../../stage/use-act.ts';
import { Heading, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { offerOf } from './offer-draft.ts';
import type { OfferDraft } from './offer-draft.ts';
import { momentInWords } from './offer-words.ts';
import { QuestionPage } from './QuestionPage.tsx';

type OfferCheckProps = {
  request: HelpRequest;
  draft: OfferDraft;
  onBack: (() => void) | undefined;
  onChange: () => void;
  onKept: (sent: { key: string; number: string }) => void;
};

/** « C'est bien ça ? »: what the person who asks will read, and what only the caretaker will. */
export function OfferCheckStep({ request, draft, onBack, onChange, onKept }: OfferCheckProps) {
  const stage = useStage();
  const { words } = stage;
  const { sending, send } = useAct('help.offer');
  const offer = offerOf(request.id, draft);
  const phone = draft.phone ?? null;
  const submit = () => {
    if (!offer) return;
    void send(offer).then((sent) => {
      if (sent.kind === 'kept') onKept({ key: sent.key, number: sent.number ?? '' });
    });
  };
  return (
    <QuestionPage
      form="offer"
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      choices={checkChoices(words, submit, onChange)}
    >
      {sendingTrouble(sending, words)}
      <Heading icon={EyeIcon}>{words.say('offers.check-person')}</Heading>
      <Paragraph isPrivate>{offer ? seenWords(offer, stage) : ''}</Paragraph>
      {phone !== null && <Heading icon={LockKeyIcon}>{words.say('offers.check-caretaker')}</Heading>}
      {phone !== null && (
        <Paragraph isPrivate>{words.say('private.phone', { phone: phoneByPairs(phone) })}</Paragraph>
      )}
    </QuestionPage>
  );
}

/** « Fatou, Étage 3. Demain matin. » */
function seenWords({ firstName, floor, comes }: Draft<'help.offer'>, stage: Stage): string {
  const who = floor === null ? firstName : `${firstName}, ${floor}`;
  return stage.words.say('offers.who-when', { who, when: momentInWords(comes, stage) });
}
