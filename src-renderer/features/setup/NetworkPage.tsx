import {
  ArrowClockwiseIcon,
  ArrowRightIcon,
  CheckCircleIcon,
  UsbIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useCallback, useEffect, useState } from 'react';
import type { NetworkStep } from '#shared/kiosk-api/setup.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import type { KioskApi } from '../../kiosk-api.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

const sentences: Record<NetworkStep['name'], { ok: WordKey; failed: WordKey }> = {
  link: { ok: 'setup.net-link', failed: 'setup.net-no-link' },
  address: { ok: 'setup.net-address', failed: 'setup.net-no-address' },
  name: { ok: 'setup.net-name', failed: 'setup.net-no-name' },
  server: { ok: 'setup.net-server', failed: 'setup.net-no-server' },
  certificate: { ok: 'setup.net-certificate', failed: 'setup.net-no-certificate' },
  time: { ok: 'setup.net-time', failed: 'setup.net-no-time' },
};

type NetworkPageProps = SetupPage & {
  ask: KioskApi['ask'];
  onGoOn: () => void;
  onUsb: () => void;
  onBack: () => void;
};

/** The way to the server in words, as far as it goes. Whoever has no network yet may go on. */
export function NetworkPage({ words, chrome, ask, onGoOn, onUsb, onBack }: NetworkPageProps) {
  const [steps, setSteps] = useState<NetworkStep[] | undefined>();
  const look = useCallback(() => void ask('setup.network', {}).then(setSteps, () => setSteps([])), [ask]);
  useEffect(look, [look]);
  const lookAgain = () => {
    setSteps(undefined);
    look();
  };
  const isWhole = steps?.every(({ state }) => state === 'ok') ?? false;
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="network"
      title={words.say('setup.net')}
      choices={[
        {
          key: 'go-on',
          label: words.say('keys.go-on'),
          icon: ArrowRightIcon,
          look: isWhole ? 'main' : 'plain',
          onPress: onGoOn,
        },
        { key: 'again', label: words.say('setup.again'), icon: ArrowClockwiseIcon, onPress: lookAgain },
        { key: 'usb', label: words.say('setup.file-use'), icon: UsbIcon, onPress: onUsb },
      ]}
      back={{ label: words.say('nav.back'), onPress: onBack }}
    >
      {steps === undefined && <Paragraph>{words.say('setup.net-looking')}</Paragraph>}
      {steps
        ?.filter(({ state }) => state !== 'unknown')
        .map(({ name, state }) => (
          <StateLine
            key={name}
            icon={state === 'ok' ? CheckCircleIcon : XCircleIcon}
            tone={state === 'ok' ? 'calm' : 'alert'}
          >
            {words.say(sentences[name][state === 'ok' ? 'ok' : 'failed'])}
          </StateLine>
        ))}
    </Frame>
  );
}
