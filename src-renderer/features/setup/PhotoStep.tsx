import { CameraIcon, CameraSlashIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { ReachRuler } from '../../ui/ReachRuler.tsx';
import type { SetupPage } from './setup-page.ts';

type PhotoStepProps = SetupPage & { onDone: (isTaken: boolean) => void };

/**
 * The reach ruler with a tape beside it, for the installer's own telephone: the screen has no camera. Whether there is a
 * photo is asked on a page of its own: its keys would hide what the lines say.
 */
export function PhotoStep({ words, chrome, onDone }: PhotoStepProps) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked)
    return (
      <Frame
        {...chrome}
        screen="setup"
        step="photo-taken"
        title={words.say('setup.test-photo-taken')}
        choices={[
          {
            key: 'taken',
            label: words.say('setup.test-photo-yes'),
            icon: CameraIcon,
            look: 'main',
            onPress: () => onDone(true),
          },
          {
            key: 'none',
            label: words.say('setup.test-photo-no'),
            icon: CameraSlashIcon,
            onPress: () => onDone(false),
          },
        ]}
        back={{ label: words.say('nav.back'), onPress: () => setAsked(false) }}
      />
    );
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="photo"
      title={words.say('setup.test-photo')}
      keys={<ReachRuler labelOf={(heightMm) => words.say('setup.millimetres', { bottomMm: heightMm })} />}
      further={{ label: words.say('nav.next'), onPress: () => setAsked(true) }}
    >
      <Paragraph>{words.say('setup.test-photo-how')}</Paragraph>
      <Paragraph>{words.say('setup.test-photo-lower')}</Paragraph>
      <Paragraph>{words.say('setup.test-photo-file')}</Paragraph>
    </Frame>
  );
}
