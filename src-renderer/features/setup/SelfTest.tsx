import { useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Findings } from '#shared/domain/acceptance.ts';
import { HoldStep } from './HoldStep.tsx';
import { KeypadStep } from './KeypadStep.tsx';
import { MachineStep } from './MachineStep.tsx';
import { PhotoStep } from './PhotoStep.tsx';
import { PresenceStep } from './PresenceStep.tsx';
import type { SetupInput, SetupPage } from './setup-page.ts';
import { BellStep, DecibelsStep, HeadphonesStep, VoiceStep } from './SoundSteps.tsx';
import { AimStep, ColoursStep, DotsStep, HandsOffStep, PaintStep } from './TouchSteps.tsx';

type SelfTestProps = SetupPage &
  Pick<SetupInput, 'ask' | 'status'> & {
    /** The machine looks at itself and keeps the report. Rejects when it could not. */
    onFound: (findings: Findings) => Promise<void>;
    onBack: () => void;
  };

const steps = [
  'paint',
  'hands-off',
  'aim',
  'hold',
  'colours',
  'dots',
  'bell',
  'voice',
  'decibels',
  'headphones', // after the meter: while they are in, the hall hears nothing
  'keypad',
  'photo',
  'presence',
  'machine',
] as const;
type Step = (typeof steps)[number];

const nothing: Findings = {
  touch: { cells: 1, dead: [], ghosts: 0, worstMm: 0, hold: null },
  areColoursEven: true,
  sound: { isHeard: true, isVoiceHeard: true, decibels: null, areHeadphonesHeard: null },
  keypad: null,
  isReachPhotographed: null,
  presence: null,
};

/** What only a person can find out (touch, colours, sound, keypad, heights), one thing a screen; at the end the machine looks at itself. */
export function SelfTest({ onFound, onBack, ask, status, ...page }: SelfTestProps) {
  const [step, setStep] = useState<Step>('paint');
  const [found, setFound] = useState(nothing);
  const wanted = steps.filter((one) => one !== 'presence' || status.isSomebodyNear !== null);
  const goOn = () => setStep((before) => wanted[wanted.indexOf(before) + 1] ?? 'machine');
  const find = (change: Partial<Findings>) => {
    setFound((before) => ({ ...before, ...change }));
    goOn();
  };
  const feel = (touch: Partial<Findings['touch']>) => {
    setFound((before) => ({ ...before, touch: { ...before.touch, ...touch } }));
    goOn();
  };
  const hear = (sound: Partial<Findings['sound']>) => {
    setFound((before) => ({ ...before, sound: { ...before.sound, ...sound } }));
    goOn();
  };
  switch (step) {
    case 'paint':
      return <PaintStep {...page} onBack={onBack} onDone={feel} />;
    case 'hands-off':
      return <HandsOffStep {...page} onDone={(ghosts) => feel({ ghosts })} />;
    case 'aim':
      return <AimStep {...page} onDone={(worstMm) => feel({ worstMm })} />;
    case 'hold':
      return <HoldStep {...page} onDone={(hold) => feel({ hold })} />;
    case 'colours':
      return <ColoursStep {...page} onDone={goOn} />;
    case 'dots':
      return <DotsStep {...page} onDone={(areColoursEven) => find({ areColoursEven })} />;
    case 'bell':
      return <BellStep {...page} onDone={(isHeard) => hear({ isHeard })} />;
    case 'voice':
      return (
        <VoiceStep {...page} ask={ask} status={status} onDone={(isVoiceHeard) => hear({ isVoiceHeard })} />
      );
    case 'decibels':
      return <DecibelsStep {...page} onDone={(decibels) => hear({ decibels })} />;
    case 'headphones':
      return (
        <HeadphonesStep
          {...page}
          ask={ask}
          status={status}
          onDone={(areHeadphonesHeard) => hear({ areHeadphonesHeard })}
        />
      );
    case 'keypad':
      return <KeypadStep {...page} onDone={(keypad) => find({ keypad })} />;
    case 'photo':
      return <PhotoStep {...page} onDone={(isReachPhotographed) => find({ isReachPhotographed })} />;
    case 'presence':
      return (
        <PresenceStep
          {...page}
          isSomebodyNear={status.isSomebodyNear === true}
          onDone={(presence) => find({ presence })}
        />
      );
    case 'machine':
      return <MachineStep {...page} onStart={() => onFound(found)} />;
    default:
      return assertNever(step);
  }
}
