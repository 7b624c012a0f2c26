import {
  CalendarCheckIcon,
  CalendarDotsIcon,
  CalendarPlusIcon,
  ClockIcon,
  HourglassMediumIcon,
} from '@phosphor-icons/react';
import { partsLeft } from '../../stage/parts-of-day.ts';
import { useStage } from '../../stage/stage.ts';
import { StateLine } from '../../ui/ReadingBlocks.tsx';
import type { StepProps } from './step-props.ts';
import { QuestionPage } from './QuestionPage.tsx';

const answers = [
  { when: 'today', icon: CalendarCheckIcon },
  { when: 'tomorrow', icon: CalendarPlusIcon },
  { when: 'week', icon: CalendarDotsIcon },
  { when: 'no-hurry', icon: HourglassMediumIcon },
] as const;

/** Without a trusted clock no day can be named: the only answer left is the one without a day. */
export function WhenStep({ onAnswer, onBack }: StepProps) {
  const { words, today } = useStage();
  const offered = answers.filter(({ when }) => today !== undefined || when === 'no-hurry');
  const choices = offered.map(({ when, icon }) => ({
    key: when,
    label: words.say(`when.${when}`),
    icon,
    look: 'brick' as const,
    onPress: () => onAnswer({ when }),
  }));
  return (
    <QuestionPage step="when" title={words.say('ask.when')} choices={choices} onBack={onBack}>
      {today === undefined && <StateLine icon={ClockIcon}>{words.say('fresh.clock')}</StateLine>}
    </QuestionPage>
  );
}

export function PartStep({ draft, onAnswer, onBack }: StepProps) {
  const stage = useStage();
  const { words } = stage;
  const choices = partsLeft(draft.when === 'today', stage).map(({ part, icon }) => ({
    key: part,
    label: words.say(`part.${part}`),
    icon,
    look: 'brick' as const,
    onPress: () => onAnswer({ part }),
  }));
  return <QuestionPage step="part" title={words.say('ask.part')} choices={choices} onBack={onBack} />;
}
