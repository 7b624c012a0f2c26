import type { ReactNode } from 'react';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { useStepMark } from '../../stage/use-step-mark.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { questionOf } from './offer-draft.ts';
import type { FormName } from './offer-draft.ts';

type QuestionPageProps = {
  form: FormName;
  step: string;
  title: string;
  choices?: readonly ChoiceItem[];
  keys?: ReactNode;
  onBack: (() => void) | undefined;
  children?: ReactNode;
};

/** One question of the form, with « Étape 2 sur 4 » above it. */
export function QuestionPage({ form, step, ...frame }: QuestionPageProps) {
  const { words } = useStage();
  const { question, count } = questionOf(form, step);
  const mark = useStepMark(question, count, frame.keys !== undefined);
  return (
    <Page
      screen="offer"
      step={step}
      mark={mark}
      unsent={frame.onBack && words.say('leave.offer')}
      {...frame}
    />
  );
}
