import { Component } from 'react';
import type { ReactNode } from 'react';
import type { Words } from '../i18n/words.ts';
import { QuietScreen } from './QuietScreen.tsx';
import { allowsRestart } from './restart-budget.ts';

type BoundaryProps = {
  words: Words;
  /** The calm page stands instead: no content is on the glass any more. */
  onFault: () => void;
  children: ReactNode;
};

/**
 * A fault in a screen ends the page, calmly, and the page begins again; the host has all that was sent.
 * After three faults in ten minutes it stays calm and waits for somebody (screens.md 15).
 */
export class Boundary extends Component<BoundaryProps, { hasFailed: boolean; mayRestart: boolean }> {
  override state = { hasFailed: false, mayRestart: true };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    const mayRestart = allowsRestart(sessionStorage, Date.now());
    this.setState({ mayRestart });
    this.props.onFault();
    if (mayRestart) setTimeout(() => location.reload(), readingMs);
  }

  override render(): ReactNode {
    const { words, children } = this.props;
    if (!this.state.hasFailed) return children;
    return this.state.mayRestart ? (
      <QuietScreen
        screen="out-of-order"
        title={words.say('out-of-order.restart')}
        line={words.say('out-of-order.unsent')}
      />
    ) : (
      <QuietScreen
        screen="out-of-order"
        title={words.say('out-of-order.title')}
        line={words.say('out-of-order.paper')}
      />
    );
  }
}

/** Long enough to read the sentence, short enough not to look broken. */
const readingMs = 5_000;
