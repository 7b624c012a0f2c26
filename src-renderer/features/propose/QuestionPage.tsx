import type { ReactNode } from 'react';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { questionOf } from './propose-draft.ts';
import type { ProposeStep } from './propose-draft.ts';

type QuestionPageProps = {
  step: ProposeStep;
  title: string;
  choices?: readonly ChoiceItem[];
  keys?: ReactNode;
  onBack: (() => void) | undefined;
  children?: ReactNode;
};

/** One question of the form, with « Étape 2 sur 5 » above it. */
export function QuestionPage({ step, onBack, ...frame }: QuestionPageProps) {
  const { words } = useStage();
  return (
    <Page
      screen="propose"
      step={step}
      mark={{ label: words.say('form.step', { step: questionOf(step), count: 5 }), hue: 'plum' }}
      onBack={onBack}
      unsent={onBack && words.say('leave.request')}
      {...frame}
    />
  );
}
