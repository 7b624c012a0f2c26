import { TrashIcon, ArrowUUpLeftIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ChoiceItem } from '../ui/Choice.tsx';
import { Frame } from '../ui/Frame.tsx';
import type { FrameProps } from '../ui/frame-props.ts';
import { Paragraph } from '../ui/ReadingBlocks.tsx';
import { useKeptMemory } from './kept.ts';
import { useStage } from './stage.ts';

type PageProps = Pick<
  FrameProps,
  | 'screen'
  | 'step'
  | 'title'
  | 'titleLanguage'
  | 'isTitlePrivate'
  | 'mark'
  | 'choices'
  | 'list'
  | 'keys'
  | 'further'
> & {
  children?: ReactNode;
  /** Instead of leaving the screen: the question before. */
  onBack?: (() => void) | undefined;
  /** What leaving would lose, in words; then **Accueil** and **J'ai fini** ask first. */
  unsent?: string | undefined;
  /** Home itself has no way home. */
  isHome?: boolean;
};

/** One screen of the session: the frame with everything around it, the ways out, and the question before a loss. */
export function Page({ onBack, unsent, isHome = false, ...frame }: PageProps) {
  const { chrome, words, back, home, finish } = useStage();
  const kept = useKeptMemory();
  const [leave, setLeave] = useState<(() => void) | undefined>();
  const isFilling = unsent !== undefined;
  const leaving = (way: () => void) => (isFilling ? () => setLeave(() => way) : way);
  const ways = {
    home: isHome ? undefined : { label: words.say('nav.home'), onPress: leaving(home) },
    done: { label: words.say('nav.done'), onPress: leaving(finish) },
  };
  if (leave && isFilling) {
    const stay = () => setLeave(undefined);
    const choices: ChoiceItem[] = [
      { key: 'keep', label: words.say('leave.keep'), icon: ArrowUUpLeftIcon, look: 'main', onPress: stay },
      { key: 'erase', label: words.say('leave.erase'), icon: TrashIcon, look: 'plain', onPress: leave },
    ];
    return (
      <Frame
        {...chrome}
        screen={frame.screen}
        step="leave"
        title={words.say('leave.title')}
        choices={choices}
        back={{ label: words.say('nav.back'), onPress: stay }}
      >
        <Paragraph>{unsent}</Paragraph>
      </Frame>
    );
  }
  return (
    <Frame
      {...chrome}
      {...frame}
      startPage={Number(kept.get(pageOf(frame.step)) ?? 0)}
      onPage={(page) => kept.set(pageOf(frame.step), page)}
      back={{ label: words.say('nav.back'), onPress: onBack ?? back }}
      {...ways}
    />
  );
}

/** Under which name the page that was turned to is kept. */
function pageOf(step = ''): string {
  return `page ${step}`;
}
