import type { Fault } from '#shared/domain/fault.ts';
import { valuesOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { useStage } from '../../stage/stage.ts';
import type { FaultPlace } from './fault-words.ts';
import { BuildingStep, FloorStep, OtherStep, SubjectStep } from './FaultQuestions.tsx';
import { KnownFaultStep } from './KnownFaultStep.tsx';
import { FaultCheckStep } from './FaultCheckStep.tsx';
import { FaultSentPage } from './FaultSentPage.tsx';

type Step =
  | { kind: 'subject' }
  | { kind: 'other' }
  | { kind: 'building' }
  | { kind: 'floor'; building: string }
  | { kind: 'known'; fault: Fault; place: FaultPlace }
  | { kind: 'check'; place: FaultPlace }
  | { kind: 'sent'; key: string; number: string | null };

/** « Signaler une panne »: what, where, and whether somebody has already said it. */
export function FaultScreen() {
  const { feed, residence } = useStage();
  const [subject, setSubject] = useKept<Fault['subject']>('subject', 'other');
  const [steps, setSteps] = useKept<readonly Step[]>('steps', [{ kind: 'subject' }]);
  const step = steps.at(-1) ?? { kind: 'subject' };
  const go = (next: Step) => setSteps([...steps, next]);
  const onBack = steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined;
  const onPlace = (place: FaultPlace) => {
    const fault = valuesOf(feed, 'fault').find(
      (known) =>
        known.subject === subject && known.status !== 'repaired' && known.place.building === place.building,
    );
    go(fault ? { kind: 'known', fault, place } : { kind: 'check', place });
  };
  const onSent = (key: string, number: string | null = null) => setSteps([{ kind: 'sent', key, number }]);
  switch (step.kind) {
    case 'subject':
      return (
        <SubjectStep
          onAnswer={(chosen) => {
            setSubject(chosen);
            go({ kind: chosen === 'other' ? 'other' : 'building' });
          }}
        />
      );
    case 'other':
      return (
        <OtherStep
          onBack={onBack}
          onAnswer={(chosen) => {
            setSubject(chosen);
            go({ kind: 'building' });
          }}
        />
      );
    case 'building':
      return (
        <BuildingStep
          onBack={onBack}
          onEverywhere={() => onPlace({ building: null, floor: null })}
          onAnswer={(building) => go({ kind: 'floor', building })}
        />
      );
    case 'floor': {
      const building = residence?.buildings.find(({ id }) => id === step.building);
      return <FloorStep building={building} onBack={onBack} onAnswer={onPlace} />;
    }
    case 'known':
      return (
        <KnownFaultStep
          fault={step.fault}
          onBack={onBack}
          onOther={() => go({ kind: 'check', place: step.place })}
          onSent={onSent}
        />
      );
    case 'check':
      return <FaultCheckStep subject={subject} place={step.place} onBack={onBack} onSent={onSent} />;
    case 'sent':
      return <FaultSentPage sent={step} />;
  }
}
