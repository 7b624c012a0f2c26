import { UserIcon, UsersIcon, UsersThreeIcon } from '@phosphor-icons/react';
import { useStage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { peopleCounts } from './join-draft.ts';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** « Vous venez à combien ? » The person and the companions. */
export function PeopleStep({ event, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const few = useCounts(peopleCounts(event, 1, 4), onAnswer);
  const more: ChoiceItem = {
    key: 'more',
    label: words.say('join.more'),
    look: 'plum',
    onPress: () => onAnswer({}, 'more'),
  };
  const hasMore = peopleCounts(event, 5, 10).length > 0;
  return (
    <QuestionPage
      step="people"
      title={words.say('join.how-many')}
      event={event}
      choices={hasMore ? [...few, more] : few}
      onBack={onBack}
    >
      <Paragraph>{words.say('form.leaving-erases')}</Paragraph>
    </QuestionPage>
  );
}

export function MoreStep({ event, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = useCounts(peopleCounts(event, 5, 10), onAnswer);
  return (
    <QuestionPage
      step="more"
      title={words.say('join.how-many')}
      event={event}
      choices={choices}
      onBack={onBack}
    />
  );
}

const icons = [UserIcon, UsersIcon];

function useCounts(counts: readonly number[], onAnswer: StepProps['onAnswer']): ChoiceItem[] {
  const { words } = useStage();
  return counts.map((count) => ({
    key: `${count}`,
    label: words.say('join.people', { count }),
    icon: icons[count - 1] ?? UsersThreeIcon,
    look: 'plum',
    onPress: () => onAnswer({ people: count }, 'who'),
  }));
}
