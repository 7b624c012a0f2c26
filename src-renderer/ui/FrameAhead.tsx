import { Component, startTransition, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { FrameHostContext } from './FrameHost.tsx';
import { useFrameLayout } from './FrameView.tsx';
import type { FrameViewProps } from './FrameView.tsx';

/** Once what stands on the glass is painted, and whoever came with it has had the first word. */
const calmMs = 500;

/**
 * Measures the words of a screen that may be opened next, unseen and while nobody waits. When it is opened, its code
 * has run before and its words have a size: the first touch need not wait for either.
 */
export function FrameAhead({ children }: { children: ReactNode }) {
  const [frame, setFrame] = useState<FrameViewProps>();
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setCalm(true)), calmMs);
    return () => clearTimeout(timer);
  }, []);
  // after what found it out, in pieces: a finger that comes just now comes between them
  const measure = useCallback(
    (next: FrameViewProps | undefined) => startTransition(() => setFrame(next)),
    [],
  );
  if (!isCalm) return null;
  return (
    <Harmless>
      <FrameHostContext value={measure}>
        {children}
        {frame && <Measuring {...frame} />}
      </FrameHostContext>
    </Harmless>
  );
}

function Measuring(frame: FrameViewProps) {
  const { measuring } = useFrameLayout(frame, false);
  return measuring;
}

/** A screen that cannot be drawn takes nothing with it before it is opened. */
class Harmless extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
