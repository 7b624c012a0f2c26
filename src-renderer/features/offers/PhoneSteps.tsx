import { PhoneIcon, PhoneSlashIcon } from '@phosphor-icons/react';
import { useStage } from '../../stage/stage.ts';
import { usePhoneTyping } from '../../stage/typing.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import type { WhoStepProps } from './step-props.ts';

/** A telephone is welcome, never asked for. */
export function PhoneStep({ form, onAnswer, onBack }: WhoStepProps) {
  const { words } = useStage();
  return (
    <QuestionPage
      form={form}
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

export function DigitsStep({ form, draft, onAnswer, onBack }: WhoStepProps) {
  const { words } = useStage();
  const { keys, blocks } = usePhoneTyping(draft.phone ?? '', (phone) => onAnswer({ phone }, 'check'));
  return (
    <QuestionPage form={form} step="digits" title={words.say('ask.phone')} onBack={onBack} keys={keys}>
      {blocks}
    </QuestionPage>
  );
}
