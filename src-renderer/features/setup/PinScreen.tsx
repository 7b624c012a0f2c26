import { CheckFatIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import { installerPinLength } from '#shared/domain/installer-pin.ts';
import type { InstallerEntry } from '#shared/kiosk-api/verbs.ts';
import type { Words } from '../../i18n/words.ts';
import type { KioskApi } from '../../kiosk-api.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { DigitBoxes, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { usePluggedKeyboard } from '../../ui/use-plugged-keyboard.ts';
import type { SetupPage } from './setup-page.ts';
import { useQuietTime } from './use-quiet-time.ts';

type PinScreenProps = SetupPage & {
  ask: KioskApi['ask'];
  onOpen: (ticket: string) => void;
  onLeave: () => void;
};

type Trouble = Exclude<InstallerEntry, { kind: 'open' }>;

const quietSeconds = 60;

/** Eight digits, shown as points. The host looks at them: nothing here knows the PIN. */
export function PinScreen({ words, chrome, ask, onOpen, onLeave }: PinScreenProps) {
  const [digits, setDigits] = useState('');
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  useQuietTime(quietSeconds, onLeave);
  const change = (typed: (before: string) => string) => {
    setTrouble(undefined);
    setDigits(typed);
  };
  const type = (sign: string) => change((before) => (before + sign).slice(0, installerPinLength));
  const erase = () => change((before) => before.slice(0, -1));
  const isFull = digits.length === installerPinLength;
  const enter = () =>
    void ask('installer.enter', { pin: digits }).then((entry) => {
      setDigits('');
      if (entry.kind === 'open') onOpen(entry.ticket);
      else setTrouble(entry);
    }, onLeave);
  usePluggedKeyboard({
    type: (sign) => /\d/.test(sign) && type(sign),
    erase,
    enter: () => isFull && enter(),
  });
  const open = { label: words.say('setup.pin-open'), icon: CheckFatIcon, onPress: enter };
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="pin"
      title={words.say('setup.pin')}
      keys={
        <Keypad
          withZero
          onSign={type}
          erase={{ label: words.say('keys.erase'), onPress: erase }}
          send={isFull ? open : undefined}
        />
      }
      back={{ label: words.say('nav.back'), onPress: onLeave }}
    >
      <DigitBoxes
        value={digits}
        length={installerPinLength}
        group={4}
        name={words.say('setup.pin-name')}
        isWrong={trouble !== undefined}
        isHidden
      />
      <Paragraph weight={trouble ? 'strong' : 'normal'}>
        {trouble ? inWords(trouble, words) : words.say('setup.pin-hint')}
      </Paragraph>
    </Frame>
  );
}

function inWords(trouble: Trouble, { say }: Words): string {
  switch (trouble.kind) {
    case 'wrong':
      return say('setup.pin-wrong', { left: trouble.left });
    case 'wait':
      return say('setup.wait', { minutes: Math.ceil(trouble.seconds / 60) });
    case 'closed':
      return say('setup.pin-none');
    default:
      return assertNever(trouble);
  }
}
