import {
  BellSlashIcon,
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
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** « Vous voulez un rappel ? »: a word in the letterbox or a call; the caretaker sees to it. */
export function ReminderStep({ event, onAnswer, onBack }: StepProps) {
  const { words, residence } = useStage();
  const [onlyOne, ...others] = residence?.buildings ?? [];
  const look = 'plum' as const;
  const letterbox = {
    key: 'letterbox',
    label: words.say('reminder.letterbox'),
    icon: MailboxIcon,
    look,
    onPress: () => onAnswer({ building: onlyOne?.id }, others.length > 0 ? 'building' : 'floor'),
  };
  const call = {
    key: 'call',
    label: words.say('reminder.call'),
    icon: PhoneIcon,
    look,
    onPress: () => onAnswer({}, 'phone'),
  };
  const none = {
    key: 'none',
    label: words.say('reminder.none'),
    icon: BellSlashIcon,
    look,
    onPress: () => onAnswer({ reminder: null }, 'check'),
  };
  return (
    <QuestionPage
      step="reminder"
      title={words.say('reminder.title')}
      event={event}
      choices={onlyOne ? [letterbox, call, none] : [call, none]}
      onBack={onBack}
    />
  );
}

export function BuildingStep({ onAnswer, onBack }: StepProps) {
  const { words, residence } = useStage();
  const choices = (residence?.buildings ?? []).map(({ id, name }) => ({
    key: id,
    label: name,
    icon: BuildingApartmentIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ building: id }, 'floor'),
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
    look: 'plum' as const,
    onPress: () => onAnswer({ floor: level }, 'door'),
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
    look: 'plum' as const,
    onPress: () => onAnswer({ reminder: { way: 'letterbox', door } }, 'check'),
  }));
  return (
    <QuestionPage step="door" title={words.say('ask.door')} choices={choices} onBack={onBack}>
      <Paragraph>{words.say('reminder.private')}</Paragraph>
    </QuestionPage>
  );
}

export function PhoneStep({ draft: { reminder }, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const known = reminder?.way === 'call' ? reminder.phone : '';
  const { keys, blocks } = usePhoneTyping(known, (phone) =>
    onAnswer({ reminder: { way: 'call', phone } }, 'check'),
  );
  return (
    <QuestionPage step="phone" title={words.say('ask.phone')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}

/** Floors that people live on. */
function useFloors(building: string | undefined) {
  const { residence } = useStage();
  const found = residence?.buildings.find(({ id }) => id === building);
  return (found?.floors ?? []).filter(({ doors }) => doors.length > 0);
}
