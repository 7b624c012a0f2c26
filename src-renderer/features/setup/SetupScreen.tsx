import { useEffect, useState } from 'react';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { SetupRefusal } from '#shared/kiosk-api/verbs.ts';
import type { FoundResidence } from '#shared/server-protocol/residence-lookup.ts';
import { CodeStep } from './CodeStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { BottomStep, DiagonalStep, ReadyStep } from './PanelSteps.tsx';
import { setupChrome } from './setup-page.ts';
import type { SetupInput, SetupPage } from './setup-page.ts';
import { refusalInWords } from './setup-refusals.ts';

type SetupScreenProps = SetupInput & {
  /** The wizard stays until its last page is left, although the screen is enrolled before. */
  onOpen: (isOpen: boolean) => void;
};

type Step =
  | { kind: 'code' }
  | { kind: 'confirm'; residence: FoundResidence }
  | { kind: 'diagonal'; residence: FoundResidence }
  | { kind: 'bottom'; residence: FoundResidence; diagonalInches: number }
  | { kind: 'ready'; residence: FoundResidence; panel: KioskStatus['panel'] };

/** First start, one thing a screen: code, is it here, panel, ready. Nothing is bound before « Oui » and the panel. */
export function SetupScreen({ words, calendar, now, status, ask, onOpen }: SetupScreenProps) {
  const [signs, setSigns] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'code' });
  const [trouble, setTrouble] = useState<string | undefined>();
  useEffect(() => onOpen(true), [onOpen]);
  const page: SetupPage = { words, chrome: setupChrome({ words, calendar, now, status }) };
  const refuse = (refusal: SetupRefusal) => {
    setTrouble(refusalInWords(refusal, words, calendar, now));
    setStep({ kind: 'code' });
  };
  const noAnswer = () => refuse({ kind: 'refused', because: 'internal' });
  const lookUp = () =>
    void ask('setup.lookup', { code: signs }).then(
      (answer) =>
        answer.kind === 'found' ? setStep({ kind: 'confirm', residence: answer.residence }) : refuse(answer),
      noAnswer,
    );
  const enrol = (residence: FoundResidence, panel: KioskStatus['panel']) =>
    void ask('setup.enrol', { code: signs, panel }).then(
      (answer) =>
        answer.kind === 'enrolled' ? setStep({ kind: 'ready', residence, panel }) : refuse(answer),
      noAnswer,
    );
  switch (step.kind) {
    case 'code':
      return (
        <CodeStep
          {...page}
          signs={signs}
          trouble={trouble}
          isRevoked={status.phase === 'revoked'}
          onChange={(typed) => {
            setTrouble(undefined);
            setSigns(typed);
          }}
          onDone={lookUp}
        />
      );
    case 'confirm':
      return (
        <ConfirmStep
          {...page}
          residence={step.residence}
          onYes={() => setStep({ ...step, kind: 'diagonal' })}
          onNo={() => {
            setSigns('');
            setStep({ kind: 'code' });
          }}
        />
      );
    case 'diagonal':
      return (
        <DiagonalStep
          {...page}
          onBack={() => setStep({ ...step, kind: 'confirm' })}
          onAnswer={(diagonalInches) => setStep({ ...step, kind: 'bottom', diagonalInches })}
        />
      );
    case 'bottom':
      return (
        <BottomStep
          {...page}
          onBack={() => setStep({ kind: 'diagonal', residence: step.residence })}
          onAnswer={(bottomMm) => enrol(step.residence, { diagonalInches: step.diagonalInches, bottomMm })}
        />
      );
    case 'ready':
      return (
        <ReadyStep {...page} residence={step.residence} panel={step.panel} onStart={() => onOpen(false)} />
      );
  }
}
