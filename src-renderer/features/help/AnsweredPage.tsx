import { ArrowUUpLeftIcon, CheckFatIcon } from '@phosphor-icons/react';
import { useEffect, useState } from 'react';
import { undoMs } from '#shared/actions/undo.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Emblem, Paragraph } from '../../ui/ReadingBlocks.tsx';

type AnsweredPageProps = {
  said: string;
  /** It names somebody. */
  isPrivate: true | undefined;
  /** For a minute it can be taken back here: the action with this key. */
  undo: { key: string; onUndone: () => void } | undefined;
};

/** The word that an answer was taken, and the way back while it has not left the screen. */
export function AnsweredPage({ said, isPrivate, undo }: AnsweredPageProps) {
  const { words, status, home, ask } = useStage();
  const [standing, setStanding] = useState<'said' | 'over' | 'too-late' | 'undone'>('said');
  useEffect(() => {
    const timer = setTimeout(() => setStanding((now) => (now === 'said' ? 'over' : now)), undoMs);
    return () => clearTimeout(timer);
  }, []);
  const takeBack = (key: string) =>
    void ask('act.undo', { key }).then(
      ({ kind }) => setStanding(kind === 'undone' ? 'undone' : 'too-late'),
      () => setStanding('too-late'), // the host says nothing: nobody may believe that it was taken back
    );
  if (standing === 'undone' && undo) {
    return (
      <Page
        screen="request"
        step="undone"
        title={words.say('undo.done')}
        onBack={undo.onUndone}
        choices={[
          {
            key: 'request',
            label: words.say('number.look'),
            icon: ArrowUUpLeftIcon,
            look: 'main',
            onPress: undo.onUndone,
          },
        ]}
      >
        <Paragraph>{words.say('undo.nothing-sent')}</Paragraph>
      </Page>
    );
  }
  const isOpen = undo !== undefined && standing === 'said';
  const seen = {
    key: 'seen',
    label: words.say('confirm.seen'),
    icon: CheckFatIcon,
    look: 'main',
    onPress: home,
  } as const;
  return (
    <Page
      screen="request"
      step={`answered ${isOpen}`}
      title={said}
      isTitlePrivate={isPrivate}
      onBack={home}
      choices={
        isOpen
          ? [
              seen,
              {
                key: 'undo',
                label: words.say('undo.button'),
                icon: ArrowUUpLeftIcon,
                look: 'plain',
                onPress: () => takeBack(undo.key),
              },
            ]
          : [seen]
      }
    >
      <Emblem icon={CheckFatIcon} />
      {status.connection.kind === 'offline' && <Paragraph>{words.say('answer.noted-here')}</Paragraph>}
      {isOpen && <Paragraph>{words.say('undo.hint')}</Paragraph>}
      {standing === 'too-late' && <Paragraph weight="strong">{words.say('undo.too-late')}</Paragraph>}
    </Page>
  );
}
