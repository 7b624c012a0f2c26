import { SpeakerHighIcon, SpeakerSlashIcon } from '@phosphor-icons/react';
import { useStage } from '../stage/stage.ts';
import type { Reader } from '../speech/reader.ts';
import { Frame } from '../ui/Frame.tsx';
import { Emblem, Paragraph } from '../ui/ReadingBlocks.tsx';

/** « On peut vous entendre. Lire quand même ? » Once a session, before the first private word (A3). */
export function ListenScreen({ reader }: { reader: Pick<Reader, 'answer' | 'cancelQuestion'> }) {
  const { chrome, words, finish } = useStage();
  return (
    <Frame
      {...chrome}
      screen="listen"
      title={words.say('listen.title')}
      choices={[
        {
          key: 'all',
          label: words.say('listen.all'),
          icon: SpeakerHighIcon,
          onPress: () => reader.answer('heard'),
        },
        {
          key: 'rest',
          label: words.say('listen.rest'),
          icon: SpeakerSlashIcon,
          onPress: () => reader.answer('silent'),
        },
      ]}
      back={{ label: words.say('nav.back'), onPress: () => reader.cancelQuestion() }}
      done={{ label: words.say('nav.done'), onPress: finish }}
    >
      <Emblem icon={SpeakerHighIcon} />
      <Paragraph>{words.say('listen.private')}</Paragraph>
    </Frame>
  );
}
