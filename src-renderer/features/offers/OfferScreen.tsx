import { valueOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import type { OfferDraft, OfferStep } from './offer-draft.ts';
import { isOpen } from './offer-words.ts';
import { OfferCard } from './OfferCard.tsx';
import { OfferCheckStep } from './OfferCheckStep.tsx';
import { OfferSentPage } from './OfferSentPage.tsx';
import { DigitsStep, PhoneStep } from './PhoneSteps.tsx';
import { FirstNameStep, FloorStep } from './WhoSteps.tsx';
import { useSeen } from './use-seen.ts';
import { PartStep, WhenStep } from './WhenSteps.tsx';

const pages = {
  when: WhenStep,
  part: PartStep,
  'first-name': FirstNameStep,
  floor: FloorStep,
  phone: PhoneStep,
  digits: DigitsStep,
};

/** One request that a neighbour may answer: the card, when, who, telephone, check; the answers stay on the way back. */
export function OfferScreen({ id }: { id: string }) {
  const { words, feed } = useStage();
  const request = valueOf(feed, 'request', id);
  const [draft, setDraft] = useKept<OfferDraft>('draft', {});
  const [steps, setSteps] = useKept<readonly OfferStep[]>('steps', ['card']);
  const [sent, setSent] = useKept<{ key: string; number: string } | undefined>('sent', undefined);
  const step = steps.at(-1) ?? 'card';
  useSeen(id);
  if (sent) return <OfferSentPage sent={sent} said={words.say('offers.sent')} />;
  if (!request) return <RefusalPage screen="offer" because="request.unknown" />;
  if (!isOpen(request)) return <RefusalPage screen="offer" because="request.closed" />;
  const go = (next: OfferStep) => setSteps([...steps, next]);
  const onBack = steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined;
  if (step === 'card') return <OfferCard request={request} onHelp={() => go('when')} />;
  if (step === 'check') {
    const onChange = () => setSteps(['card', 'when']);
    return (
      <OfferCheckStep request={request} draft={draft} onBack={onBack} onChange={onChange} onKept={setSent} />
    );
  }
  const onAnswer = (answer: OfferDraft, next: OfferStep) => {
    setDraft({ ...draft, ...answer });
    go(next);
  };
  const StepPage = pages[step];
  return <StepPage form="offer" request={request} draft={draft} onAnswer={onAnswer} onBack={onBack} />;
}
