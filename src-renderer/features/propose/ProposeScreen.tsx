import { useKept } from '../../stage/kept.ts';
import { useStage } from '../../stage/stage.ts';
import { stepAfter } from './propose-draft.ts';
import type { ProposeDraft, ProposeStep } from './propose-draft.ts';
import { ProposeCheckStep } from './ProposeCheckStep.tsx';
import { ProposedPage } from './ProposedPage.tsx';
import { OtherStep, WhatStep } from './WhatSteps.tsx';
import { DayStep, HourStep, PartStep } from './WhenSteps.tsx';
import { WhereStep } from './WhereStep.tsx';
import { BuildingStep, FirstNameStep, FloorStep, WhoStep } from './WhoSteps.tsx';

const pages = {
  what: WhatStep,
  other: OtherStep,
  day: DayStep,
  part: PartStep,
  hour: HourStep,
  where: WhereStep,
  who: WhoStep,
  'first-name': FirstNameStep,
  building: BuildingStep,
  floor: FloorStep,
};

/** Proposing an outing in five questions; the answers stay when a person goes back. */
export function ProposeScreen() {
  const { residence } = useStage();
  const [draft, setDraft] = useKept<ProposeDraft>('draft', {});
  const [steps, setSteps] = useKept<readonly ProposeStep[]>('steps', ['what']);
  const [sent, setSent] = useKept<{ key: string; number: string } | undefined>('sent', undefined);
  const step = steps.at(-1) ?? 'what';
  const onBack = steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined;
  if (sent) return <ProposedPage proposed={sent} />;
  if (step === 'check') {
    return (
      <ProposeCheckStep
        draft={draft}
        onBack={onBack}
        onChange={() => setSteps(['what'])}
        onKept={(key, number) => setSent({ key, number })}
      />
    );
  }
  const onAnswer = (answer: ProposeDraft) => {
    const filled = { ...draft, ...answer };
    setDraft(filled);
    setSteps([...steps, stepAfter(step, filled, residence?.buildings.length ?? 0)]);
  };
  const StepPage = pages[step];
  return <StepPage draft={draft} onAnswer={onAnswer} onBack={onBack} />;
}
