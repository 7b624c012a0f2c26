import {
  CalendarBlankIcon,
  ClockIcon,
  MoonIcon,
  SunHorizonIcon,
  SunIcon,
  UserSoundIcon,
} from '@phosphor-icons/react';
import { addDays } from '../../i18n/calendar.ts';
import { useStage } from '../../stage/stage.ts';
import { StateLine } from '../../ui/ReadingBlocks.tsx';
import { hoursOf } from './propose-draft.ts';
import type { DayPart } from './propose-draft.ts';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** So many days ahead. */
const daysOffered = 56;

const parts: { part: DayPart; icon: typeof SunIcon }[] = [
  { part: 'morning', icon: SunHorizonIcon },
  { part: 'afternoon', icon: SunIcon },
  { part: 'evening', icon: MoonIcon },
];

/** Days by name. Without a trusted clock no day can be named: then the caretaker is asked. */
export function DayStep({ onAnswer, onBack }: StepProps) {
  const { words, calendar, today, now, open } = useStage();
  if (today === undefined) {
    const talk = {
      key: 'caretaker',
      label: words.say('caretaker.talk'),
      icon: UserSoundIcon,
      look: 'main' as const,
      onPress: () => open({ name: 'caretaker' }),
    };
    return (
      <QuestionPage step="day" title={words.say('propose.day')} choices={[talk]} onBack={onBack}>
        <StateLine icon={ClockIcon}>{words.say('propose.clock')}</StateLine>
      </QuestionPage>
    );
  }
  const isTodayLeft = hoursOf('evening', calendar.minuteOf(now)).length > 0;
  const days = Array.from({ length: daysOffered }, (_, ahead) => addDays(today, ahead));
  const choices = days.slice(isTodayLeft ? 0 : 1).map((date) => ({
    key: date,
    label: calendar.dayFromToday(date, today),
    icon: CalendarBlankIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ date }),
  }));
  return <QuestionPage step="day" title={words.say('propose.day')} choices={choices} onBack={onBack} />;
}

/** What is over today is not offered for today. */
export function PartStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const after = useMinuteOver(draft.date);
  const choices = parts
    .filter(({ part }) => hoursOf(part, after).length > 0)
    .map(({ part, icon }) => ({
      key: part,
      label: words.say(`part.${part}`),
      icon,
      look: 'plum' as const,
      onPress: () => onAnswer({ part }),
    }));
  return <QuestionPage step="part" title={words.say('propose.hour')} choices={choices} onBack={onBack} />;
}

/** « 15 heures », « 15 heures 30 ». */
export function HourStep({ draft, onAnswer, onBack }: StepProps) {
  const { words, calendar } = useStage();
  const after = useMinuteOver(draft.date);
  const choices = hoursOf(draft.part ?? 'afternoon', after).map((minute) => ({
    key: String(minute),
    label: calendar.hourOfMinute(minute),
    icon: ClockIcon,
    look: 'plum' as const,
    onPress: () => onAnswer({ minute }),
  }));
  return <QuestionPage step="hour" title={words.say('propose.hour')} choices={choices} onBack={onBack} />;
}

/** The minute of the day that is over, when the day is today. */
function useMinuteOver(date: string | undefined): number | undefined {
  const { calendar, today, now } = useStage();
  return date === today ? calendar.minuteOf(now) : undefined;
}
