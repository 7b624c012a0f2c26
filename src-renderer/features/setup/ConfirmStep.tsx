import { CheckFatIcon, PencilSimpleIcon } from '@phosphor-icons/react';
import type { FoundResidence } from '#shared/server-protocol/residence-lookup.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

type ConfirmStepProps = SetupPage & {
  /** `screens` is not known without a network. */
  residence: Omit<FoundResidence, 'screens'> & { screens?: number };
  noLabel?: string;
  onYes: () => void;
  onNo: () => void;
};

/** « C'est bien ici ? »: the name and the address that the installer compares with the door. */
export function ConfirmStep({ words, chrome, residence, noLabel, onYes, onNo }: ConfirmStepProps) {
  const { street, postcode, city } = residence.address;
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="confirm"
      title={words.say('setup.here')}
      choices={[
        { key: 'yes', label: words.say('setup.here-yes'), icon: CheckFatIcon, look: 'main', onPress: onYes },
        { key: 'no', label: noLabel ?? words.say('setup.here-no'), icon: PencilSimpleIcon, onPress: onNo },
      ]}
      back={{ label: words.say('nav.back'), onPress: onNo }}
    >
      <Paragraph weight="strong">{residence.name}</Paragraph>
      <Paragraph>{`${street}, ${postcode} ${city}`}</Paragraph>
      {residence.screens !== undefined && (
        <Paragraph>{words.say('setup.screens', { count: residence.screens })}</Paragraph>
      )}
    </Frame>
  );
}
