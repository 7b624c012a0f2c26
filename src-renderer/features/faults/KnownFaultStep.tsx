import { UsersThreeIcon, WarningCircleIcon } from '@phosphor-icons/react';
import type { Fault } from '#shared/domain/fault.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { faultInWords } from './fault-words.ts';

type KnownFaultProps = {
  fault: Fault;
  onBack: (() => void) | undefined;
  onOther: () => void;
  onSent: (key: string) => void;
};

/** « 3 voisins l'ont déjà dit. » **Moi aussi**, or it is another one. */
export function KnownFaultStep({ fault, onBack, onOther, onSent }: KnownFaultProps) {
  const stage = useStage();
  const { words } = stage;
  const { sending, send } = useAct('fault.me_too');
  const meToo = () =>
    void send({ faultId: fault.id }).then((sent) => {
      if (sent.kind === 'kept') onSent(sent.key);
    });
  return (
    <Page
      screen="fault"
      step="known"
      title={faultInWords(fault.subject, fault.place, stage)}
      mark={{ label: words.say(`fault-state.${fault.status}`), icon: WarningCircleIcon, hue: 'sun' }}
      onBack={onBack}
      choices={[
        {
          key: 'me-too',
          label: words.say('fault.me-too'),
          icon: UsersThreeIcon,
          look: 'main',
          onPress: meToo,
        },
        { key: 'other', label: words.say('fault.another'), icon: WarningCircleIcon, onPress: onOther },
      ]}
    >
      <Paragraph weight="strong">{words.say('fault.said-by', { count: fault.reports })}</Paragraph>
      {fault.word !== null && <Paragraph language={peopleLanguage(words)}>{fault.word}</Paragraph>}
      {sendingTrouble(sending, words)}
    </Page>
  );
}
