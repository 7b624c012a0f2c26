import { useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { MachineAnswer } from '#shared/kiosk-api/verbs.ts';
import type { Panel } from '#shared/domain/screen.ts';
import { BottomStep, DiagonalStep } from './PanelSteps.tsx';
import { ReachStep } from './ReachStep.tsx';
import type { SetupPage } from './setup-page.ts';
import { TurnStep } from './TurnStep.tsx';

type PanelFlowProps = SetupPage & {
  panel: Panel;
  /** The panel as it hangs: from then on the glass is drawn by it. */
  onHang: (panel: Panel) => Promise<void>;
  onTurn: (quarters: number) => Promise<MachineAnswer>;
  onDone: () => void;
  onBack?: (() => void) | undefined;
};

type Step =
  | { kind: 'turn' }
  | { kind: 'diagonal' }
  | { kind: 'bottom'; diagonalInches: number }
  | { kind: 'reach' };

/** Which way it hangs, diagonal, height of the bottom edge, and whether everybody can reach what stands there. */
export function PanelFlow({ panel, onHang, onTurn, onDone, onBack, ...page }: PanelFlowProps) {
  const [step, setStep] = useState<Step>({ kind: 'turn' });
  switch (step.kind) {
    case 'turn':
      return (
        <TurnStep {...page} onTurn={onTurn} onUpright={() => setStep({ kind: 'diagonal' })} onBack={onBack} />
      );
    case 'diagonal':
      return (
        <DiagonalStep
          {...page}
          onBack={() => setStep({ kind: 'turn' })}
          onAnswer={(diagonalInches) => setStep({ kind: 'bottom', diagonalInches })}
        />
      );
    case 'bottom':
      return (
        <BottomStep
          {...page}
          onBack={() => setStep({ kind: 'diagonal' })}
          onAnswer={(bottomMm) =>
            void onHang({ diagonalInches: step.diagonalInches, bottomMm }).then(() =>
              setStep({ kind: 'reach' }),
            )
          }
        />
      );
    case 'reach':
      return (
        <ReachStep
          {...page}
          onBack={() => setStep({ kind: 'diagonal' })}
          onDone={(isWaived) =>
            isWaived ? void onHang({ ...panel, isOutOfReachAccepted: true }).then(onDone) : onDone()
          }
        />
      );
    default:
      return assertNever(step);
  }
}
