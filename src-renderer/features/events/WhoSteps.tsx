import { KeyboardIcon, UserIcon } from '@phosphor-icons/react';
import { useStage } from '../../stage/stage.ts';
import { useNameTyping } from '../../stage/typing.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** « Qui êtes-vous ? »: a name is never asked for, only taken. */
export function WhoStep({ event, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  return (
    <QuestionPage
      step="who"
      title={words.say('who.title')}
      event={event}
      onBack={onBack}
      choices={[
        {
          key: 'write',
          label: words.say('name.write'),
          icon: KeyboardIcon,
          look: 'plum',
          onPress: () => onAnswer({}, 'first-name'),
        },
        {
          key: 'silent',
          label: words.say('who.silent'),
          icon: UserIcon,
          look: 'plum',
          onPress: () => onAnswer({ firstName: null }, 'reminder'),
        },
      ]}
    >
      <Paragraph>{words.say('join.name-private')}</Paragraph>
    </QuestionPage>
  );
}

export function FirstNameStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const { keys, blocks } = useNameTyping(draft.firstName ?? '', (firstName) =>
    onAnswer({ firstName }, 'reminder'),
  );
  return (
    <QuestionPage step="first-name" title={words.say('name.title')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}
