import { useStage } from '../../stage/stage.ts';
import { useNameTyping } from '../../stage/typing.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** Asked for from the check only: a request needs no name. */
export function FirstNameStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const { keys, blocks } = useNameTyping(draft.firstName ?? '', (firstName) => onAnswer({ firstName }), true);
  return (
    <QuestionPage step="first-name" title={words.say('name.title')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}
