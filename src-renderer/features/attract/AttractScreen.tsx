import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useStage } from '../../stage/stage.ts';
import { usePicture } from '../../stage/use-picture.ts';
import { AttractFrame } from '../../ui/AttractFrame.tsx';
import { FrameAhead } from '../../ui/FrameAhead.tsx';
import { beginLoop, meetMessages, turnLoop } from './attract-loop.ts';
import { attractMessages } from './attract-messages.ts';

type AttractScreenProps = {
  /** The message is being read aloud: it stays until the end. */
  isHeld: boolean;
  /** Somebody has come; the message that was on the glass. */
  onWake: (itemId: string | undefined) => void;
  /** Tells what is on the glass, for the heartbeat. */
  onShow: (itemId: string | null) => void;
  /** What a touch would open while this message is on the glass. */
  ahead: (itemId: string | undefined) => ReactNode;
};

/** The loop when nobody is there: one still message at a time. Who comes near is greeted; the first touch only opens Home. */
export function AttractScreen({ isHeld, onWake, onShow, ahead }: AttractScreenProps) {
  const stage = useStage();
  const { chrome, words, status } = stage;
  const messages = attractMessages(stage);
  const shown = useShownKey(
    messages.map(({ key }) => key),
    isHeld ? Infinity : status.settings.attractSeconds,
  );
  const message = messages.find(({ key }) => key === shown);
  const itemId = message?.itemId ?? null;
  const picture = usePicture(message?.picture ?? null);
  useEffect(() => onShow(itemId), [itemId, onShow]);
  if (!message) return null;
  return (
    <>
      <AttractFrame
        {...chrome}
        screen="attract"
        messageKey={message.key}
        title={message.title}
        mark={message.mark}
        line={message.line}
        picture={picture}
        invitation={{
          greeting: status.isSomebodyNear ? words.say('attract.hello') : undefined,
          title: words.say('attract.touch'),
          inOtherLanguages: words.say('attract.touch-others'),
        }}
        onWake={() => onWake(message.itemId)}
      />
      <FrameAhead>{ahead(message.itemId)}</FrameAhead>
    </>
  );
}

/** The key of the message that stands on the glass; each stays its whole time, whatever comes behind it. */
function useShownKey(keys: readonly string[], seconds: number): string | undefined {
  const [last, setLoop] = useState(() => beginLoop(keys));
  const loop = meetMessages(last, keys);
  if (loop !== last) setLoop(loop);
  const newest = useRef(keys);
  useLayoutEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    if (seconds === Infinity) return undefined;
    const timer = setTimeout(
      () => setLoop((before) => turnLoop(before, newest.current, seconds)),
      seconds * 1000,
    );
    return () => clearTimeout(timer);
  }, [loop, seconds]);
  return loop.shown;
}
