import {
  CheckCircleIcon,
  CheckFatIcon,
  DotsThreeCircleIcon,
  ProhibitIcon,
  WarningCircleIcon,
} from '@phosphor-icons/react';
import { useEffect, useState } from 'react';
import { missingKeys } from '#shared/domain/acceptance.ts';
import { fiveKeyOf, fiveKeySchema } from '#shared/five-key.ts';
import type { FiveKey } from '#shared/five-key.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

/** `onDone` gets the keys that were felt; null: no keypad is fitted. */
type KeypadStepProps = SetupPage & { onDone: (felt: FiveKey[] | null) => void };

/** Whether a keypad for who does not see is fitted; if so, each of its keys is tried. */
export function KeypadStep({ words, chrome, onDone }: KeypadStepProps) {
  const [isFitted, setFitted] = useState(false);
  if (isFitted) return <KeysStep words={words} chrome={chrome} onDone={onDone} />;
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="keypad"
      title={words.say('setup.test-keypad')}
      choices={[
        {
          key: 'fitted',
          label: words.say('setup.yes'),
          icon: CheckFatIcon,
          look: 'main',
          onPress: () => setFitted(true),
        },
        { key: 'none', label: words.say('setup.no'), icon: ProhibitIcon, onPress: () => onDone(null) },
      ]}
    >
      <Paragraph>{words.say('setup.test-keypad-for')}</Paragraph>
    </Frame>
  );
}

/** The five keys in words, each with whether it was felt; goes on by itself when all were. */
function KeysStep({ words, chrome, onDone }: SetupPage & { onDone: (felt: FiveKey[]) => void }) {
  const [felt, setFelt] = useState<readonly FiveKey[]>([]);
  useEffect(() => {
    const listening = new AbortController();
    const feel = (event: KeyboardEvent) => {
      const key = fiveKeyOf(event.key, false);
      if (!key) return;
      event.preventDefault(); // here OK presses nothing
      event.stopPropagation();
      setFelt((before) => (before.includes(key) ? before : [...before, key]));
    };
    addEventListener('keydown', feel, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, []);
  useEffect(() => {
    if (missingKeys(felt).length === 0) onDone([...felt]);
  }, [felt, onDone]);
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="keys"
      title={words.say('setup.test-keys')}
      choices={[
        {
          key: 'missing',
          label: words.say('setup.test-keys-missing'),
          icon: WarningCircleIcon,
          onPress: () => onDone([...felt]),
        },
      ]}
    >
      {fiveKeySchema.options.map((key) => {
        const isFelt = felt.includes(key);
        return (
          <StateLine key={key} icon={isFelt ? CheckCircleIcon : DotsThreeCircleIcon}>
            {words.say('setup.test-key', {
              key: words.say(`setup.key-${key}`),
              state: isFelt ? 'felt' : 'awaited',
            })}
          </StateLine>
        );
      })}
    </Frame>
  );
}
