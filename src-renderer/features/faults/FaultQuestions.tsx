import {
  BuildingApartmentIcon,
  HouseLineIcon,
  PhoneIcon,
  StepsIcon,
  WarningCircleIcon,
} from '@phosphor-icons/react';
import type { Fault } from '#shared/domain/fault.ts';
import type { Building } from '#shared/domain/residence.ts';
import { valuesOf } from '../../stage/feed.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { StateLine } from '../../ui/ReadingBlocks.tsx';
import { faultInWords, subjects } from './fault-words.ts';
import type { FaultPlace } from './fault-words.ts';

/** What is broken; above it, the danger that this screen cannot help with, and what is already known. */
export function SubjectStep({ onAnswer }: { onAnswer: (subject: Fault['subject']) => void }) {
  const stage = useStage();
  const { words, feed, residence } = stage;
  const lift = residence?.contacts.find(({ id }) => id === 'lift')?.phone;
  const known = valuesOf(feed, 'fault').filter(({ status }) => status !== 'repaired');
  const choices = subjects.map(({ subject, icon }) => ({
    key: subject,
    label: words.say(`fault.${subject}`),
    icon,
    look: 'sand' as const,
    onPress: () => onAnswer(subject),
  }));
  return (
    <Page screen="fault" title={words.say('fault.what')} choices={choices}>
      <StateLine icon={PhoneIcon} tone="alert">
        {words.say('fault.danger')}
      </StateLine>
      {lift && <StateLine icon={PhoneIcon}>{words.say('fault.shut-in', { phone: lift })}</StateLine>}
      {known.map((fault) => (
        <StateLine key={fault.id} icon={WarningCircleIcon}>
          {words.say('fault.known', {
            fault: faultInWords(fault.subject, fault.place, stage),
            state: words.say(`fault-state.${fault.status}`),
          })}
        </StateLine>
      ))}
    </Page>
  );
}

type BuildingStepProps = {
  onAnswer: (building: string) => void;
  onEverywhere: () => void;
  onBack: (() => void) | undefined;
};

export function BuildingStep({ onAnswer, onEverywhere, onBack }: BuildingStepProps) {
  const { words, residence } = useStage();
  const buildings = (residence?.buildings ?? []).map(({ id, name }) => ({
    key: id,
    label: name,
    icon: BuildingApartmentIcon,
    look: 'sand' as const,
    onPress: () => onAnswer(id),
  }));
  const outside = {
    key: 'everywhere',
    label: words.say('fault.everywhere'),
    icon: HouseLineIcon,
    look: 'sand' as const,
    onPress: onEverywhere,
  };
  return (
    <Page
      screen="fault"
      step="building"
      title={words.say('fault.where')}
      choices={[...buildings, outside]}
      onBack={onBack}
    />
  );
}

type FloorStepProps = {
  building: Building | undefined;
  onAnswer: (place: FaultPlace) => void;
  onBack: (() => void) | undefined;
};

export function FloorStep({ building, onAnswer, onBack }: FloorStepProps) {
  const { words } = useStage();
  const id = building?.id ?? null;
  const floors = (building?.floors ?? []).map(({ level, name }) => ({
    key: String(level),
    label: name,
    language: peopleLanguage(words),
    icon: StepsIcon,
    look: 'sand' as const,
    onPress: () => onAnswer({ building: id, floor: name }),
  }));
  const whole = {
    key: 'whole',
    label: words.say('fault.whole-building'),
    icon: BuildingApartmentIcon,
    look: 'sand' as const,
    onPress: () => onAnswer({ building: id, floor: null }),
  };
  return (
    <Page
      screen="fault"
      step="floor"
      title={words.say('fault.floor')}
      choices={[whole, ...floors]}
      onBack={onBack}
    />
  );
}
