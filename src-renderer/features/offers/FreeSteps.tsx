import { BriefcaseIcon, CalendarDotsIcon, CouchIcon } from '@phosphor-icons/react';
import { helpNeedSchema } from '#shared/domain/help-request.ts';
import { partsLeft } from '../../stage/parts-of-day.ts';
import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { needPictures } from './need-pictures.ts';
import { QuestionPage } from './QuestionPage.tsx';
import type { VolunteerDraft, VolunteerStep } from './volunteer-draft.ts';

type FreeStepProps = {
  onAnswer: (answer: VolunteerDraft, next: VolunteerStep) => void;
  onBack: (() => void) | undefined;
};

/** « Comment voulez-vous aider ? »: the six kinds of help, in the words of who helps. */
export function KindOfHelpStep({ onAnswer, onBack }: FreeStepProps) {
  const { words } = useStage();
  const choices = helpNeedSchema.options.map((need) => ({
    key: need,
    label: words.say(`help-with.${need}`),
    icon: needPictures[need],
    look: 'olive' as const,
    onPress: () => onAnswer({ need }, 'days'),
  }));
  return (
    <QuestionPage
      form="volunteer"
      step="need"
      title={words.say('volunteer.need')}
      choices={choices}
      onBack={onBack}
    >
      <Paragraph>{words.say('form.leaving-erases')}</Paragraph>
    </QuestionPage>
  );
}

const days = [
  { days: 'weekdays', icon: BriefcaseIcon },
  { days: 'weekend', icon: CouchIcon },
  { days: 'any', icon: CalendarDotsIcon },
] as const;

export function FreeDaysStep({ onAnswer, onBack }: FreeStepProps) {
  const { words } = useStage();
  const choices = days.map(({ days: free, icon }) => ({
    key: free,
    label: words.say(`free-days.${free}`),
    icon,
    look: 'olive' as const,
    onPress: () => onAnswer({ days: free }, 'part'),
  }));
  return (
    <QuestionPage
      form="volunteer"
      step="days"
      title={words.say('volunteer.days')}
      choices={choices}
      onBack={onBack}
    />
  );
}

export function FreePartStep({ onAnswer, onBack }: FreeStepProps) {
  const stage = useStage();
  const { words } = stage;
  const choices = partsLeft(false, stage).map(({ part, icon }) => ({
    key: part,
    label: words.say(`part.${part}`),
    icon,
    look: 'olive' as const,
    onPress: () => onAnswer({ part }, 'first-name'),
  }));
  return (
    <QuestionPage
      form="volunteer"
      step="part"
      title={words.say('ask.part')}
      choices={choices}
      onBack={onBack}
    />
  );
}
