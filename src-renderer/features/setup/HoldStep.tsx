import { HandPalmIcon } from '@phosphor-icons/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Findings } from '#shared/domain/acceptance.ts';
import { Frame } from '../../ui/Frame.tsx';
import { mmPerPx } from '../../ui/panel-geometry.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { useSurface } from '../../ui/surface-context.ts';
import type { SetupPage } from './setup-page.ts';

type Held = NonNullable<Findings['touch']['hold']>;
type HoldStepProps = SetupPage & { onDone: (held: Held) => void };

const fingersWanted = 2;
const holdMs = 3_000;
/** So long it may take to understand what is asked, before there is a way on without it. */
const patienceMs = 10_000;

type Finger = { startX: number; startY: number; furthestPx: number };

/** Two fingers held still: whether the glass feels both, and how far it believes that they have moved. */
export function HoldStep({ words, chrome, onDone }: HoldStepProps) {
  const { panel } = useSurface();
  const [isPatient, setPatient] = useState(true);
  const [most, setMost] = useState(0);
  const scale = mmPerPx(panel);
  const latest = useRef(onDone);
  useLayoutEffect(() => {
    latest.current = onDone;
  });
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const fingers = new Map<number, Finger>();
    const listening = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      const furthestPx = Math.max(...Array.from(fingers.values(), (finger) => finger.furthestPx));
      latest.current({ fingers: fingers.size, driftMm: Math.round(furthestPx * scale * 10) / 10 });
    };
    /** Begins anew with each finger that comes or goes: they are measured together. */
    const restart = () => {
      clearTimeout(timer);
      for (const finger of fingers.values()) finger.furthestPx = 0;
      if (fingers.size >= fingersWanted) timer = setTimeout(end, holdMs);
    };
    const down = ({ pointerId, clientX, clientY }: PointerEvent) => {
      fingers.set(pointerId, { startX: clientX, startY: clientY, furthestPx: 0 });
      setMost((before) => Math.max(before, fingers.size));
      restart();
    };
    const move = ({ pointerId, clientX, clientY }: PointerEvent) => {
      const finger = fingers.get(pointerId);
      if (!finger) return;
      const movedPx = Math.hypot(clientX - finger.startX, clientY - finger.startY);
      finger.furthestPx = Math.max(finger.furthestPx, movedPx);
    };
    const up = ({ pointerId }: PointerEvent) => {
      if (fingers.delete(pointerId)) restart();
    };
    const options = { capture: true, passive: true, signal: listening.signal };
    addEventListener('pointerdown', down, options);
    addEventListener('pointermove', move, options);
    addEventListener('pointerup', up, options);
    addEventListener('pointercancel', up, options);
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [scale]);
  const giveUp = {
    key: 'give-up',
    label: words.say('setup.test-hold-not'),
    icon: HandPalmIcon,
    look: 'plain' as const,
    onPress: () => onDone({ fingers: most, driftMm: null }),
  };
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="hold"
      title={words.say('setup.test-hold')}
      choices={isPatient ? undefined : [giveUp]}
    >
      <Paragraph>{words.say('setup.test-hold-how')}</Paragraph>
    </Frame>
  );
}
