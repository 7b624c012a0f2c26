import { BuildingApartmentIcon, HouseLineIcon, PhoneIcon, StepsIcon } from '@phosphor-icons/react';
import type { Fault } from '#shared/domain/fault.ts';
import type { Building } from '#shared/domain/residence.ts';
import { valuesOf } from '../../stage/feed.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { faultInWords, faultStateIcons, faultsToShow, otherSubjects, subjects } from './fault-words.ts';
import type { FaultPlace } from './fault-words.ts';

/** What is broken; above it, the danger that this screen cannot help with, and what is already known. */
export function SubjectStep({ onAnswer }: { onAnswer: (subject: Fault['subject']) => void }) {
  const stage = useStage();
  const { words, feed, residence, now } = stage;
  const lift = residence?.contacts.find(({ id }) => id === 'lift')?.phone;
  const known = faultsToShow(valuesOf(feed, 'fault'), now);
  return (
    <Page screen="fault" title={words.say('fault.what')} choices={subjectChoices(subjects, stage, onAnswer)}>
      <StateLine icon={PhoneIcon} tone="alert">
        {words.say('fault.danger')}
      </StateLine>
      {lift && <StateLine icon={PhoneIcon}>{words.say('fault.shut-in', { phone: lift })}</StateLine>}
      {known.map((fault) => (
        <StateLine key={fault.id} icon={faultStateIcons[fault.status]}>
          {words.say('fault.known', {
            fault: faultInWords(fault.subject, fault.place, stage),
            state: words.say(`fault-state.${fault.status}`),
          })}
        </StateLine>
      ))}
      <Paragraph>{words.say('form.leaving-erases')}</Paragraph>
    </Page>
  );
}

type OtherStepProps = { onAnswer: (subject: Fault['subject']) => void; onBack: (() => void) | undefined };

/** « Autre chose »: what else goes wrong in a house. Nothing is typed: everybody reads it. */
export function OtherStep({ onAnswer, onBack }: OtherStepProps) {
  const stage = useStage();
  return (
    <Page
      screen="fault"
      step="other"
      title={stage.words.say('fault.what-other')}
      choices={subjectChoices(otherSubjects, stage, onAnswer)}
      onBack={onBack}
    />
  );
}

function subjectChoices(
  offered: typeof subjects,
  { words }: Stage,
  onAnswer: (subject: Fault['subject']) => void,
): ChoiceItem[] {
  return offered.map(({ subject, icon }) => ({
    key: subject,
    label: words.say(`fault.${subject}`),
    icon,
    look: 'sand',
    onPress: () => onAnswer(subject),
  }));
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
