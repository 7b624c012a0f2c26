import { BuildingApartmentIcon, KeyboardIcon, StepsIcon, UserIcon } from '@phosphor-icons/react';
import { useStage } from '../../stage/stage.ts';
import { useNameTyping } from '../../stage/typing.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** As long as the action takes it. */
const floorLength = 40;

/** « Qui êtes-vous ? »: a name is never asked for, only taken. */
export function WhoStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const write = {
    key: 'write',
    label: words.say('name.write'),
    icon: KeyboardIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ isNamed: true }),
  };
  const silent = {
    key: 'silent',
    label: words.say('who.silent'),
    icon: UserIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ isNamed: false }),
  };
  return (
    <QuestionPage step="who" title={words.say('who.title')} choices={[write, silent]} onBack={onBack}>
      <Paragraph>{words.say('propose.private')}</Paragraph>
    </QuestionPage>
  );
}

export function FirstNameStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const { keys, blocks } = useNameTyping(draft.firstName ?? '', (firstName) => onAnswer({ firstName }));
  return (
    <QuestionPage step="first-name" title={words.say('name.title')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}

export function BuildingStep({ onAnswer, onBack }: StepProps) {
  const { words, residence } = useStage();
  const choices = (residence?.buildings ?? []).map(({ id, name }) => ({
    key: id,
    label: name,
    icon: BuildingApartmentIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ building: id }),
  }));
  const silent = useSilence(() => onAnswer({ building: null, floor: null }));
  return (
    <QuestionPage
      step="building"
      title={words.say('propose.building')}
      choices={[...choices, silent]}
      onBack={onBack}
    >
      <Paragraph>{words.say('propose.private')}</Paragraph>
    </QuestionPage>
  );
}

export function FloorStep({ draft, onAnswer, onBack }: StepProps) {
  const { words, residence } = useStage();
  const buildings = residence?.buildings ?? [];
  const building = buildings.find(({ id }) => id === draft.building) ?? buildings[0];
  const choices = (building?.floors ?? []).map(({ name }) => ({
    key: name,
    label: name,
    icon: StepsIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ floor: floorWords(name, buildings.length > 1 ? building?.name : undefined) }),
  }));
  const silent = useSilence(() => onAnswer({ floor: null }));
  return (
    <QuestionPage
      step="floor"
      title={words.say('propose.floor')}
      choices={[...choices, silent]}
      onBack={onBack}
    >
      <Paragraph>{words.say('propose.private')}</Paragraph>
    </QuestionPage>
  );
}

/** « 3e étage, Bâtiment B » */
function floorWords(floor: string, building: string | undefined): string {
  return (building === undefined ? floor : `${floor}, ${building}`).slice(0, floorLength);
}

/** « Je ne dis pas mon étage » */
function useSilence(onPress: () => void) {
  const { words } = useStage();
  return {
    key: 'silent',
    label: words.say('propose.no-floor'),
    icon: UserIcon,
    look: 'plain' as const,
    onPress,
  };
}
