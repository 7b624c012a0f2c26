import { KeyboardIcon, UserIcon } from '@phosphor-icons/react';
import type { Event } from '#shared/domain/event.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { useNameTyping } from '../../stage/typing.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';

type WhoProps = { event: Event; onWrite: () => void; onSilent: () => void; onBack: () => void };

/** « Qui êtes-vous ? »: a name is never asked for, only taken. */
export function WhoStep({ event, onWrite, onSilent, onBack }: WhoProps) {
  const { words } = useStage();
  return (
    <Page
      screen="event"
      step="who"
      title={words.say('who.title')}
      onBack={onBack}
      unsent={words.say('leave.answer')}
      choices={[
        { key: 'write', label: words.say('name.write'), icon: KeyboardIcon, look: 'plum', onPress: onWrite },
        { key: 'silent', label: words.say('who.silent'), icon: UserIcon, look: 'plum', onPress: onSilent },
      ]}
    >
      <Paragraph language={peopleLanguage(words)}>{event.title}</Paragraph>
      <Paragraph>{words.say('join.name-private')}</Paragraph>
    </Page>
  );
}

type FirstNameProps = { known: string; onDone: (name: string) => void; onBack: () => void };

export function FirstNameStep({ known, onDone, onBack }: FirstNameProps) {
  const { words } = useStage();
  const { keys, blocks } = useNameTyping(known, onDone);
  return (
    <Page
      screen="event"
      step="first-name"
      title={words.say('name.title')}
      onBack={onBack}
      unsent={words.say('leave.answer')}
      keys={keys}
    >
      {blocks}
    </Page>
  );
}
