import { ArrowUUpLeftIcon, SignOutIcon } from '@phosphor-icons/react';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

type UnenrolStepProps = SetupPage & { pending: number; onYes: () => void; onNo: () => void };

/** The question before everything of the residence goes, with what would be lost. */
export function UnenrolStep({ words, chrome, pending, onYes, onNo }: UnenrolStepProps) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="unenrol"
      title={words.say('setup.unenrol')}
      choices={[
        {
          key: 'no',
          label: words.say('setup.unenrol-no'),
          icon: ArrowUUpLeftIcon,
          look: 'main',
          onPress: onNo,
        },
        { key: 'yes', label: words.say('setup.unenrol-yes'), icon: SignOutIcon, onPress: onYes },
      ]}
      back={{ label: words.say('nav.back'), onPress: onNo }}
    >
      <Paragraph>{words.say('setup.unenrol-what')}</Paragraph>
      {pending > 0 && (
        <Paragraph weight="strong">{words.say('setup.unenrol-unsent', { count: pending })}</Paragraph>
      )}
    </Frame>
  );
}
