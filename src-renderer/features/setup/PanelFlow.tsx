import { useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Panel } from '#shared/domain/screen.ts';
import { BottomStep, DiagonalStep } from './PanelSteps.tsx';
import { ReachStep } from './ReachStep.tsx';
import type { SetupPage } from './setup-page.ts';

type PanelFlowProps = SetupPage & {
  panel: Panel;
  /** The panel as it hangs: from then on the glass is drawn by it. */
  onHang: (panel: Panel) => Promise<void>;
  onDone: () => void;
  onBack?: (() => void) | undefined;
};

type Step = { kind: 'diagonal' } | { kind: 'bottom'; diagonalInches: number } | { kind: 'reach' };

/** Diagonal, height of the bottom edge, and whether everybody can reach what stands there. */
export function PanelFlow({ panel, onHang, onDone, onBack, ...page }: PanelFlowProps) {
  const [step, setStep] = useState<Step>({ kind: 'diagonal' });
  switch (step.kind) {
    case 'diagonal':
      return (
        <DiagonalStep
          {...page}
          onBack={onBack}
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
