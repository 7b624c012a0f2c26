import { PhoneIcon, PhoneSlashIcon } from '@phosphor-icons/react';
import { useStage } from '../../stage/stage.ts';
import { usePhoneTyping } from '../../stage/typing.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

/** A telephone is welcome, never asked for. */
export function PhoneStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  return (
    <QuestionPage
      step="phone"
      title={words.say('offers.phone')}
      onBack={onBack}
      choices={[
        {
          key: 'yes',
          label: words.say('offers.phone-yes'),
          icon: PhoneIcon,
          look: 'olive',
          onPress: () => onAnswer({}, 'digits'),
        },
        {
          key: 'no',
          label: words.say('offers.phone-no'),
          icon: PhoneSlashIcon,
          look: 'olive',
          onPress: () => onAnswer({ phone: null }, 'check'),
        },
      ]}
    >
      <Paragraph>{words.say('offers.phone-private')}</Paragraph>
    </QuestionPage>
  );
}

export function DigitsStep({ draft, onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const { keys, blocks } = usePhoneTyping(draft.phone ?? '', (phone) => onAnswer({ phone }, 'check'));
  return (
    <QuestionPage step="digits" title={words.say('ask.phone')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}
