import { CalendarBlankIcon, CalendarCheckIcon, ClockIcon, QuestionIcon } from '@phosphor-icons/react';
import { partsLeft } from '../../stage/parts-of-day.ts';
import { useStage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { offeredDays, wishedMoment } from './offer-draft.ts';
import { momentInWords } from './offer-words.ts';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** The wished moment first; then other days by name; and « Je ne sais pas encore ». */
export function WhenStep({ request, onAnswer, onBack }: StepProps) {
  const stage = useStage();
  const { words, calendar, today } = stage;
  const wished = wishedMoment(request, today);
  const choices: ChoiceItem[] = [
    ...(wished
      ? [
          {
            key: 'wished',
            label: momentInWords(wished, stage),
            icon: CalendarCheckIcon,
            look: 'main' as const,
            onPress: () => onAnswer({ comes: wished }, 'first-name'),
          },
        ]
      : []),
    ...offeredDays(request, today).map((date) => ({
      key: date,
      label: calendar.dayFromToday(date, today),
      icon: CalendarBlankIcon,
      look: 'olive' as const,
      onPress: () => onAnswer({ date }, 'part'),
    })),
    {
      key: 'unknown',
      label: words.say('offers.when-unknown'),
      icon: QuestionIcon,
      look: 'olive',
      onPress: () => onAnswer({ comes: null }, 'first-name'),
    },
  ];
  return (
    <QuestionPage form="offer" step="when" title={words.say('offers.when')} choices={choices} onBack={onBack}>
      {today === undefined && <StateLine icon={ClockIcon}>{words.say('fresh.clock')}</StateLine>}
      <Paragraph>{words.say('form.leaving-erases')}</Paragraph>
    </QuestionPage>
  );
}

export function PartStep({ draft, onAnswer, onBack }: StepProps) {
  const stage = useStage();
  const { words } = stage;
  const { date } = draft;
  const choices = partsLeft(date === stage.today, stage).map(({ part, icon }) => ({
    key: part,
    label: words.say(`part.${part}`),
    icon,
    look: 'olive' as const,
    onPress: () => onAnswer({ comes: date === undefined ? null : { date, part } }, 'first-name'),
  }));
  return (
    <QuestionPage form="offer" step="part" title={words.say('ask.part')} choices={choices} onBack={onBack} />
  );
}
