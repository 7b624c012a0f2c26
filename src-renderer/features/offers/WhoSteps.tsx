import { EyeSlashIcon, StepsIcon } from '@phosphor-icons/react';
import { peopleLanguage } from '../../stage/people-words.ts';
import { useStage } from '../../stage/stage.ts';
import { useNameTyping } from '../../stage/typing.tsx';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { floorsOf } from './offer-draft.ts';
import { QuestionPage } from './QuestionPage.tsx';
import type { WhoStepProps } from './step-props.ts';

/** Nobody lets a nameless person in: the first name is the one thing a helper must give. */
export function FirstNameStep({ form, draft, onAnswer, onBack }: WhoStepProps) {
  const { words } = useStage();
  const { keys, blocks } = useNameTyping(draft.firstName ?? '', (firstName) =>
    onAnswer({ firstName }, 'floor'),
  );
  return (
    <QuestionPage form={form} step="first-name" title={words.say('name.title')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}

export function FloorStep({ form, onAnswer, onBack }: WhoStepProps) {
  const { words, residence } = useStage();
  const choices: ChoiceItem[] = [
    ...floorsOf(residence).map((floor) => ({
      key: floor,
      label: floor,
      language: peopleLanguage(words),
      icon: StepsIcon,
      look: 'olive' as const,
      onPress: () => onAnswer({ floor }, 'phone'),
    })),
    {
      key: 'none',
      label: words.say('offers.no-floor'),
      icon: EyeSlashIcon,
      look: 'olive',
      onPress: () => onAnswer({ floor: null }, 'phone'),
    },
  ];
  return (
    <QuestionPage form={form} step="floor" title={words.say('ask.floor')} choices={choices} onBack={onBack} />
  );
}
