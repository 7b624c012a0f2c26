import type { Fault } from '#shared/domain/fault.ts';
import { checkChoices } from '../../stage/check-choices.ts';
import { Page } from '../../stage/Page.tsx';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { faultInWords } from './fault-words.ts';
import type { FaultPlace } from './fault-words.ts';

type FaultCheckProps = {
  subject: Fault['subject'];
  place: FaultPlace;
  onBack: (() => void) | undefined;
  onSent: (key: string, number: string | null) => void;
};

export function FaultCheckStep({ subject, place, onBack, onSent }: FaultCheckProps) {
  const stage = useStage();
  const { words, back } = stage;
  const { sending, send } = useAct('fault.report');
  const submit = () =>
    void send({ subject, place, text: null }).then((sent) => {
      if (sent.kind === 'kept') onSent(sent.key, sent.number);
    });
  return (
    <Page
      screen="fault"
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      unsent={words.say('leave.fault')}
      choices={checkChoices(words, submit, onBack ?? back)}
    >
      <Paragraph weight="strong">{faultInWords(subject, place, stage)}</Paragraph>
      <Paragraph>{words.say('fault.no-name')}</Paragraph>
      {sendingTrouble(sending, words)}
    </Page>
  );
}
