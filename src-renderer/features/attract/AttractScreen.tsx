import { useEffect, useState } from 'react';
import { useStage } from '../../stage/stage.ts';
import { AttractFrame } from '../../ui/AttractFrame.tsx';
import { attractMessages } from './attract-messages.ts';

type AttractScreenProps = {
  /** Somebody has come; the message that was on the glass. */
  onWake: (itemId: string | undefined) => void;
  /** Tells what is on the glass, for the heartbeat. */
  onShow: (itemId: string | null) => void;
};

/** The loop when nobody is there: one still message at a time. The first touch only opens Home. */
export function AttractScreen({ onWake, onShow }: AttractScreenProps) {
  const stage = useStage();
  const { chrome, words, status } = stage;
  const messages = attractMessages(stage);
  const [turn, setTurn] = useState(0);
  const message = messages[turn % messages.length];
  const itemId = message?.itemId ?? null;
  const { attractSeconds } = status.settings;
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), attractSeconds * 1000);
    return () => clearInterval(timer);
  }, [attractSeconds]);
  useEffect(() => onShow(itemId), [itemId, onShow]);
  if (!message) return null;
  return (
    <AttractFrame
      {...chrome}
      screen="attract"
      messageKey={message.key}
      title={message.title}
      mark={message.mark}
      line={message.line}
      invitation={{ title: words.say('attract.touch'), inOtherLanguages: words.say('attract.touch-others') }}
      onWake={() => onWake(message.itemId)}
    />
  );
}
