import { UserSoundIcon, XCircleIcon } from '@phosphor-icons/react';
import type { ErrorCode } from '#shared/error-codes.ts';
import { Emblem, Paragraph } from '../ui/ReadingBlocks.tsx';
import { Page } from './Page.tsx';
import { refusalKey } from './refusals.ts';
import { useStage } from './stage.ts';

/** A refusal always has a reason, and somebody to talk to (screens.md 15). */
export function RefusalPage({ screen, because }: { screen: string; because: ErrorCode }) {
  const { words, open } = useStage();
  return (
    <Page
      screen={screen}
      step="refused"
      title={words.say('refusal.title')}
      choices={[
        {
          key: 'caretaker',
          label: words.say('caretaker.talk'),
          icon: UserSoundIcon,
          look: 'main',
          onPress: () => open({ name: 'caretaker' }),
        },
      ]}
    >
      <Emblem icon={XCircleIcon} hue="brick" />
      <Paragraph>{words.say(refusalKey(because))}</Paragraph>
    </Page>
  );
}
