import { DoorOpenIcon, MapPinIcon, TreeIcon } from '@phosphor-icons/react';
import { frenchCatalogue } from '../../i18n/catalogues.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { useStage } from '../../stage/stage.ts';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

const elsewhere = [
  { key: 'propose.outside', icon: TreeIcon },
  { key: 'propose.elsewhere', icon: MapPinIcon },
] as const;

/** The rooms that the manager has set, then « Dehors » and « Autre endroit ». */
export function WhereStep({ onAnswer, onBack }: StepProps) {
  const { words, residence } = useStage();
  const rooms = (residence?.sharedPlaces ?? []).map(({ name }) => ({
    key: name,
    label: name,
    language: peopleLanguage(words),
    icon: DoorOpenIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ place: name }),
  }));
  const others = elsewhere.map(({ key, icon }) => ({
    key,
    label: words.say(key),
    icon,
    look: 'plum' as const,
    onPress: () => onAnswer({ place: frenchCatalogue[key].text }),
  }));
  return (
    <QuestionPage
      step="where"
      title={words.say('propose.where')}
      choices={[...rooms, ...others]}
      onBack={onBack}
    />
  );
}
