import { createContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { FrameView } from './FrameView.tsx';
import type { FrameViewProps } from './FrameView.tsx';

/** Shows a screen in place of the last one; undefined when it goes. */
export const FrameHostContext = createContext<((frame: FrameViewProps | undefined) => void) | undefined>(
  undefined,
);

/**
 * Draws the Frames of the screens inside it, one at a time. Each screen is another component, with which React would
 * throw away and make anew all of the glass: façade, clock, rows of keys too. Here they stay.
 */
export function FrameHost({ children }: { children: ReactNode }) {
  const [frame, show] = useState<FrameViewProps>();
  // the same until another is shown: with the next screen come its own words, and the old ones need no drawing
  const view = useMemo(() => frame && <FrameView {...frame} />, [frame]);
  return (
    <FrameHostContext value={show}>
      {children}
      {view}
    </FrameHostContext>
  );
}
