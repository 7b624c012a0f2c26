import {
  ArrowUUpLeftIcon,
  BuildingApartmentIcon,
  DoorIcon,
  MailboxIcon,
  PhoneIcon,
  StepsIcon,
} from '@phosphor-icons/react';
import { peopleLanguage } from '../../stage/people-words.ts';
import { useStage } from '../../stage/stage.ts';
import { usePhoneTyping } from '../../stage/typing.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { StepProps } from './step-props.ts';
import { QuestionPage } from './QuestionPage.tsx';

const ways = [
  { way: 'come-back', icon: ArrowUUpLeftIcon },
  { way: 'knock', icon: DoorIcon },
  { way: 'call', icon: PhoneIcon },
  { way: 'letterbox', icon: MailboxIcon },
] as const;

/** How to answer. The first way shows least of the person and is the one put forward. */
export function ReplyStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = ways.map(({ way, icon }) => ({
    key: way,
    label: words.say(`reply.${way}`),
    icon,
    look: way === 'come-back' ? ('main' as const) : ('brick' as const),
    onPress: () => onAnswer({ way }),
  }));
  return (
    <QuestionPage step="reply" title={words.say('ask.reply')} choices={choices} onBack={onBack}>
      <Paragraph>{words.say('ask.reply-private')}</Paragraph>
    </QuestionPage>
  );
}

export function BuildingStep({ onAnswer, onBack }: StepProps) {
  const { words, residence } = useStage();
  const choices = (residence?.buildings ?? []).map(({ id, name }) => ({
    key: id,
    label: name,
    icon: BuildingApartmentIcon,
    look: 'brick' as const,
    onPress: () => onAnswer({ building: id }),
  }));
  return <QuestionPage step="building" title={words.say('ask.building')} choices={choices} onBack={onBack} />;
}

export function FloorStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = useFloors(draft.building).map(({ level, name }) => ({
    key: String(level),
    label: name,
    language: peopleLanguage(words),
    icon: StepsIcon,
    look: 'brick' as const,
    onPress: () => onAnswer({ floor: level }),
  }));
  return <QuestionPage step="floor" title={words.say('ask.floor')} choices={choices} onBack={onBack} />;
}

export function DoorStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const floor = useFloors(draft.building).find(({ level }) => level === draft.floor);
  const choices = (floor?.doors ?? []).map((door) => ({
    key: door,
    label: door,
    icon: DoorIcon,
    look: 'brick' as const,
    onPress: () => onAnswer({ door }),
  }));
  return <QuestionPage step="door" title={words.say('ask.door')} choices={choices} onBack={onBack} />;
}

/** Floors that people live on, in the building named or in the only one. */
function useFloors(building: string | undefined) {
  const buildings = useStage().residence?.buildings ?? [];
  const found = buildings.find(({ id }) => id === building) ?? buildings[0];
  return (found?.floors ?? []).filter(({ doors }) => doors.length > 0);
}

export function PhoneStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const { keys, blocks } = usePhoneTyping(draft.phone ?? '', (phone) => onAnswer({ phone }));
  return (
    <QuestionPage step="phone" title={words.say('ask.phone')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}
