import {
  BellIcon,
  CheckFatIcon,
  SpeakerHighIcon,
  SpeakerSlashIcon,
  SmileyIcon,
  WarningCircleIcon,
} from '@phosphor-icons/react';
import { useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Findings } from '#shared/domain/acceptance.ts';
import { volumeSteps } from '#shared/speech/volume.ts';
import type { VolumeStep } from '#shared/speech/volume.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { playBell } from './play-bell.ts';
import type { SetupPage } from './setup-page.ts';
import { AimStep, ColoursStep, HandsOffStep, PaintStep } from './TouchSteps.tsx';

type SelfTestProps = SetupPage & {
  onDone: (findings: Findings) => void;
  onBack: () => void;
};

type Step =
  | { kind: 'paint' }
  | { kind: 'hands-off' }
  | { kind: 'aim' }
  | { kind: 'colours' }
  | { kind: 'dots' }
  | { kind: 'bell' }
  | { kind: 'decibels'; isHeard: boolean };

const nothing: Findings = {
  touch: { cells: 1, dead: [], ghosts: 0, worstMm: 0 },
  areColoursEven: true,
  sound: { isHeard: true, decibels: null },
};

const loudness = [55, 60, 65, 70];

/** What only a person can find out: touch, colours and sound, one thing a screen. */
export function SelfTest({ onDone, onBack, ...page }: SelfTestProps) {
  const { words } = page;
  const [step, setStep] = useState<Step>({ kind: 'paint' });
  const [found, setFound] = useState(nothing);
  const feel = (touch: Partial<Findings['touch']>, next: Step) => {
    setFound((before) => ({ ...before, touch: { ...before.touch, ...touch } }));
    setStep(next);
  };
  switch (step.kind) {
    case 'paint':
      return <PaintStep {...page} onBack={onBack} onDone={(touch) => feel(touch, { kind: 'hands-off' })} />;
    case 'hands-off':
      return <HandsOffStep {...page} onDone={(ghosts) => feel({ ghosts }, { kind: 'aim' })} />;
    case 'aim':
      return <AimStep {...page} onDone={(worstMm) => feel({ worstMm }, { kind: 'colours' })} />;
    case 'colours':
      return <ColoursStep {...page} onDone={() => setStep({ kind: 'dots' })} />;
    case 'dots': {
      const answer = (areColoursEven: boolean) => {
        setFound((before) => ({ ...before, areColoursEven }));
        setStep({ kind: 'bell' });
      };
      return (
        <Question
          {...page}
          step="dots"
          title={words.say('setup.test-dots')}
          choices={[
            {
              key: 'no',
              label: words.say('setup.no'),
              icon: SmileyIcon,
              look: 'teal',
              onPress: () => answer(true),
            },
            {
              key: 'yes',
              label: words.say('setup.yes'),
              icon: WarningCircleIcon,
              onPress: () => answer(false),
            },
          ]}
        />
      );
    }
    case 'bell': {
      const answer = (isHeard: boolean) => setStep({ kind: 'decibels', isHeard });
      return (
        <Question
          {...page}
          step="bell"
          title={words.say('setup.test-bell')}
          text={words.say('setup.test-bell-how')}
          choices={[
            ...volumeSteps.map((_, index): ChoiceItem => ({
              key: `${index}`,
              label: words.say('setup.test-volume', { step: index + 1 }),
              icon: BellIcon,
              look: 'sea',
              onPress: () => playBell(index as VolumeStep),
            })),
            {
              key: 'heard',
              label: words.say('setup.test-heard'),
              icon: SpeakerHighIcon,
              look: 'main',
              onPress: () => answer(true),
            },
            {
              key: 'silent',
              label: words.say('setup.test-silent'),
              icon: SpeakerSlashIcon,
              onPress: () => answer(false),
            },
          ]}
        />
      );
    }
    case 'decibels': {
      const answer = (decibels: number | null) =>
        onDone({ ...found, sound: { isHeard: step.isHeard, decibels } });
      return (
        <Question
          {...page}
          step="decibels"
          title={words.say('setup.test-decibels')}
          text={words.say('setup.test-decibels-how')}
          choices={[
            ...loudness.map((decibels): ChoiceItem => ({
              key: `${decibels}`,
              label: words.say('setup.test-decibels-are', { decibels }),
              icon: SpeakerHighIcon,
              look: 'sea',
              onPress: () => answer(decibels),
            })),
            {
              key: 'none',
              label: words.say('setup.test-no-meter'),
              icon: CheckFatIcon,
              onPress: () => answer(null),
            },
          ]}
        />
      );
    }
    default:
      return assertNever(step);
  }
}

type QuestionPageProps = SetupPage & {
  step: string;
  title: string;
  text?: string;
  choices: readonly ChoiceItem[];
};

function Question({ chrome, step, title, text, choices }: QuestionPageProps) {
  return (
    <Frame {...chrome} screen="selftest" step={step} title={title} choices={choices}>
      {text !== undefined && <Paragraph>{text}</Paragraph>}
    </Frame>
  );
}
