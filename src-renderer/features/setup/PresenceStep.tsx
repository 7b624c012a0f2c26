import { CheckCircleIcon, CheckFatIcon, HandPalmIcon } from '@phosphor-icons/react';
import { useEffect, useState } from 'react';
import type { Findings } from '#shared/domain/acceptance.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

type Seen = NonNullable<Findings['presence']>;
type PresenceStepProps = SetupPage & {
  /** As the sensor says now. */
  isSomebodyNear: boolean;
  onDone: (seen: Seen) => void;
};

/** So long it may take to come, or to go and be missed, before there is a way on without it. */
const patienceMs = 20_000;

/** The installer comes near, and goes: whether the presence sensor sees both. */
export function PresenceStep({ words, chrome, isSomebodyNear, onDone }: PresenceStepProps) {
  const [seen, setSeen] = useState<Seen>({ isNearSeen: false, isAwaySeen: false });
  const [isPatient, setPatient] = useState(true);
  const { isNearSeen, isAwaySeen } = seen;
  if (isSomebodyNear && !isNearSeen) {
    setSeen({ ...seen, isNearSeen: true });
    setPatient(true);
  }
  if (!isSomebodyNear && isNearSeen && !isAwaySeen) setSeen({ ...seen, isAwaySeen: true });
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs);
    return () => clearTimeout(timer);
  }, [isNearSeen]);
  const goOn: ChoiceItem = {
    key: 'go-on',
    label: words.say(isAwaySeen ? 'keys.go-on' : 'setup.test-hold-not'),
    icon: isAwaySeen ? CheckFatIcon : HandPalmIcon,
    look: isAwaySeen ? 'main' : 'plain',
    onPress: () => onDone(seen),
  };
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="presence"
      title={words.say(titleOf(seen))}
      choices={isAwaySeen || !isPatient ? [goOn] : undefined}
    >
      {isNearSeen ? (
        <StateLine icon={CheckCircleIcon}>
          {words.say(isAwaySeen ? 'setup.result-presence' : 'setup.test-presence-seen')}
        </StateLine>
      ) : (
        <Paragraph>{words.say('setup.test-presence-nobody')}</Paragraph>
      )}
      {isNearSeen && !isAwaySeen && <Paragraph>{words.say('setup.test-presence-wait')}</Paragraph>}
    </Frame>
  );
}

function titleOf({ isNearSeen, isAwaySeen }: Seen) {
  if (isAwaySeen) return 'setup.test-presence-done';
  return isNearSeen ? 'setup.test-presence-back' : 'setup.test-presence';
}
