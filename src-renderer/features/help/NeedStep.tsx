import {
  DeviceMobileIcon,
  DotsThreeCircleIcon,
  EnvelopeOpenIcon,
  HandWavingIcon,
  PackageIcon,
  PawPrintIcon,
  PlantIcon,
  TShirtIcon,
  TrashIcon,
} from '@phosphor-icons/react';
import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { StepProps } from './step-props.ts';
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

const ready = [
  { name: 'plants', icon: PlantIcon },
  { name: 'pet', icon: PawPrintIcon },
  { name: 'bins', icon: TrashIcon },
  { name: 'carry', icon: PackageIcon },
  { name: 'letter', icon: EnvelopeOpenIcon },
  { name: 'phone', icon: DeviceMobileIcon },
  { name: 'clothes', icon: TShirtIcon },
  { name: 'visit', icon: HandWavingIcon },
  { name: 'rest', icon: DotsThreeCircleIcon },
] as const;

/** « Autre chose »: eight ready sentences instead of typing, and one for all the rest. */
export function OtherStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = ready.map(({ name, icon }) => {
    const needText = words.say(`other-need.${name}`);
    return {
      key: name,
      label: needText,
      icon,
      look: 'brick' as const,
      onPress: () => onAnswer({ needText }),
    };
  });
  return <QuestionPage step="other" title={words.say('ask.other')} choices={choices} onBack={onBack} />;
}
