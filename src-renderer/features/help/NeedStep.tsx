import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { StepProps } from './AskScreen.tsx';
import { needs } from './needs.ts';
import { QuestionPage } from './QuestionPage.tsx';

export function NeedStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = needs.map(({ need, icon }) => ({
    key: need,
    label: words.say(`need.${need}`),
    icon,
    look: 'brick' as const,
    onPress: () => onAnswer({ need }),
  }));
  return (
    <QuestionPage step="need" title={words.say('ask.need')} choices={choices} onBack={onBack}>
      <Paragraph>{words.say('form.leaving-erases')}</Paragraph>
    </QuestionPage>
  );
}

const ready = ['plants', 'pet', 'bins', 'carry', 'letter', 'phone', 'clothes', 'visit'] as const;

/** « Autre chose »: eight ready sentences instead of typing, and one for all the rest. */
export function OtherStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const sentences = ready.map((name) => words.say(`other-need.${name}`));
  const choices = [...sentences, words.say('other-need.rest')].map((needText) => ({
    key: needText,
    label: needText,
    look: 'brick' as const,
    onPress: () => onAnswer({ needText }),
  }));
  return <QuestionPage step="other" title={words.say('ask.other')} choices={choices} onBack={onBack} />;
}
