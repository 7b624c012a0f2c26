import { CheckFatIcon, QuestionIcon } from '@phosphor-icons/react';
import { useEffect } from 'react';
import { useStage } from '../stage/stage.ts';
import { Frame } from '../ui/Frame.tsx';
import { RemainingBar, StateLine } from '../ui/ReadingBlocks.tsx';
import { askingSeconds } from './presence.ts';

type IdleScreenProps = { secondsLeft: number; onStay: () => void };

/** « Vous êtes toujours là ? » A key, or a touch anywhere except on **J'ai fini**, stays (P2). */
export function IdleScreen({ secondsLeft, onStay }: IdleScreenProps) {
  const { chrome, words, finish } = useStage();
  useEffect(() => {
    // After the press controller has had it: « J'ai fini » has then already ended the session.
    document.addEventListener('pointerup', onStay);
    addEventListener('keydown', onStay, true);
    return () => {
      document.removeEventListener('pointerup', onStay);
      removeEventListener('keydown', onStay, true);
    };
  }, [onStay]);
  return (
    <Frame
      {...chrome}
      screen="idle"
      title={words.say('idle.title')}
      choices={[
        { key: 'stay', label: words.say('idle.stay'), icon: CheckFatIcon, look: 'main', onPress: onStay },
      ]}
      done={{ label: words.say('nav.done'), onPress: finish }}
    >
      <StateLine icon={QuestionIcon}>{words.say('idle.erases')}</StateLine>
      <RemainingBar share={secondsLeft / askingSeconds} />
    </Frame>
  );
}
