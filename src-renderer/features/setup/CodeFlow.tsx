import { useState } from 'react';
import type { SetupRefusal } from '#shared/kiosk-api/verbs.ts';
import type { FoundResidence } from '#shared/server-protocol/residence-lookup.ts';
import { ClockStep } from './ClockStep.tsx';
import { CodeStep } from './CodeStep.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import type { SetupInput, SetupPage } from './setup-page.ts';
import { refusalInWords } from './setup-refusals.ts';

type CodeFlowProps = SetupPage &
  SetupInput & {
    /** What was typed before the power went. */
    typed: string;
    /** Keeps what is typed. */
    onType: (signs: string) => void;
    /** « Oui, c'est ici »: binds. What it answers is told when it is a refusal. */
    onYes: (code: string) => Promise<SetupRefusal | undefined>;
    onBack?: (() => void) | undefined;
  };

/** The residence code, whose it is, and « Oui »: nothing is bound before. */
export function CodeFlow({ typed, onType, onYes, onBack, ...input }: CodeFlowProps) {
  const { words, calendar, now, status, ask } = input;
  const [signs, setSigns] = useState(typed);
  const [found, setFound] = useState<FoundResidence | undefined>();
  const [trouble, setTrouble] = useState<string | undefined>();
  const [isClockWrong, setClockWrong] = useState(false);
  const refuse = (refusal: SetupRefusal) => {
    setTrouble(refusalInWords(refusal, words, calendar, now));
    setClockWrong(refusal.because === 'clock.wrong');
    setFound(undefined);
  };
  const noAnswer = () => refuse({ kind: 'refused', because: 'internal' });
  const change = (next: string) => {
    setTrouble(undefined);
    setClockWrong(false);
    setSigns(next);
    onType(next);
  };
  const lookUp = () =>
    void ask('setup.lookup', { code: signs }).then(
      (answer) => (answer.kind === 'found' ? setFound(answer.residence) : refuse(answer)),
      noAnswer,
    );
  const bind = () => void onYes(signs).then((refusal) => refusal && refuse(refusal), noAnswer);
  if (isClockWrong && trouble !== undefined)
    return <ClockStep {...input} trouble={trouble} onAgain={() => setClockWrong(false)} />;
  if (found) {
    const no = () => {
      change('');
      setFound(undefined);
    };
    return <ConfirmStep {...input} residence={found} onYes={bind} onNo={no} />;
  }
  return (
    <CodeStep
      {...input}
      signs={signs}
      trouble={trouble}
      isRevoked={status.phase === 'revoked'}
      onChange={change}
      onDone={lookUp}
      onBack={onBack}
    />
  );
}
