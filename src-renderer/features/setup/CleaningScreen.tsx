import { HandPalmIcon } from '@phosphor-icons/react';
import { useEffect, useState } from 'react';
import { Frame } from '../../ui/Frame.tsx';
import { Emblem, Paragraph, RemainingBar } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

/** How long the glass ignores whoever wipes it. */
const cleaningSeconds = 60;

/** Nothing on this screen can be pressed; it ends by itself. */
export function CleaningScreen({ words, chrome, onEnd }: SetupPage & { onEnd: () => void }) {
  const [left, setLeft] = useState(cleaningSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  return (
    <Frame {...chrome} screen="setup" step="cleaning" title={words.say('setup.cleaning')}>
      <Emblem icon={HandPalmIcon} />
      <Paragraph>{words.say('setup.cleaning-left', { seconds: Math.max(0, left) })}</Paragraph>
      <RemainingBar share={left / cleaningSeconds} />
    </Frame>
  );
}
