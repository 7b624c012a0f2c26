import type { HelpNeed } from '#shared/domain/help-request.ts';
import { useKept } from '../../stage/kept.ts';
import { useStage } from '../../stage/stage.ts';
import { firstSteps, stepAfter } from './ask-draft.ts';
import type { AskDraft, AskStep } from './ask-draft.ts';
import { AskedPage } from './AskedPage.tsx';
import { CheckStep } from './CheckStep.tsx';
import { FirstNameStep } from './FirstNameStep.tsx';
import { NeedStep, OtherStep } from './NeedStep.tsx';
import { BuildingStep, DoorStep, FloorStep, PhoneStep, ReplyStep } from './ReplyStep.tsx';
import { PartStep, WhenStep } from './WhenStep.tsx';

const pages = {
  need: NeedStep,
  other: OtherStep,
  when: WhenStep,
  part: PartStep,
  reply: ReplyStep,
  building: BuildingStep,
  floor: FloorStep,
  door: DoorStep,
  phone: PhoneStep,
  'first-name': FirstNameStep,
};

/** Asking for help in four questions; the answers stay when a person goes back. `again`: the first is answered already. */
export function AskScreen({ again }: { again: HelpNeed | undefined }) {
  const { residence } = useStage();
  const [draft, setDraft] = useKept<AskDraft>('draft', again ? { need: again } : {});
  const [steps, setSteps] = useKept<readonly AskStep[]>('steps', firstSteps(again));
  const [sent, setSent] = useKept<{ key: string; number: string } | undefined>('sent', undefined);
  const step = steps.at(-1) ?? 'need';
  const onBack = steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined;
  if (sent) return <AskedPage asked={sent} />;
  if (step === 'check') {
    return (
      <CheckStep
        draft={draft}
        onBack={onBack}
        onName={() => setSteps([...steps, 'first-name'])}
        onChange={() => setSteps(['need'])}
        onKept={(key, number) => setSent({ key, number })}
      />
    );
  }
  const onAnswer = (answer: AskDraft) => {
    const filled = { ...draft, ...answer };
    setDraft(filled);
    if (step === 'first-name') return setSteps(steps.slice(0, -1));
    setSteps([...steps, stepAfter(step, filled, residence?.buildings.length ?? 0)]);
  };
  const StepPage = pages[step];
  return <StepPage draft={draft} onAnswer={onAnswer} onBack={onBack} />;
}
