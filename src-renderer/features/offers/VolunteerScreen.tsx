import { useKept } from '../../stage/kept.ts';
import { useStage } from '../../stage/stage.ts';
import { FreeDaysStep, FreePartStep, KindOfHelpStep } from './FreeSteps.tsx';
import { OfferSentPage } from './OfferSentPage.tsx';
import { DigitsStep, PhoneStep } from './PhoneSteps.tsx';
import { FirstNameStep, FloorStep } from './WhoSteps.tsx';
import type { VolunteerDraft, VolunteerStep } from './volunteer-draft.ts';
import { VolunteerCheckStep } from './VolunteerCheckStep.tsx';

const pages = {
  need: KindOfHelpStep,
  days: FreeDaysStep,
  part: FreePartStep,
  'first-name': FirstNameStep,
  floor: FloorStep,
  phone: PhoneStep,
  digits: DigitsStep,
};

/** « Proposer mon aide », to whoever asks: what, when, who, telephone, check; the answers stay on the way back. */
export function VolunteerScreen() {
  const { words } = useStage();
  const [draft, setDraft] = useKept<VolunteerDraft>('draft', {});
  const [steps, setSteps] = useKept<readonly VolunteerStep[]>('steps', ['need']);
  const [sent, setSent] = useKept<{ key: string; number: string } | undefined>('sent', undefined);
  const step = steps.at(-1) ?? 'need';
  const onBack = steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined;
  if (sent) return <OfferSentPage sent={sent} said={words.say('volunteer.sent')} />;
  if (step === 'check') {
    const onChange = () => setSteps(['need']);
    return <VolunteerCheckStep draft={draft} onBack={onBack} onChange={onChange} onKept={setSent} />;
  }
  const onAnswer = (answer: VolunteerDraft, next: VolunteerStep) => {
    setDraft({ ...draft, ...answer });
    setSteps([...steps, next]);
  };
  const StepPage = pages[step];
  return <StepPage form="volunteer" draft={draft} onAnswer={onAnswer} onBack={onBack} />;
}
