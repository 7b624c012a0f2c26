/**
 * The one way to be pressed. A raw `<button>` or `onClick` anywhere else is a fault: it loses one trembling touch
 * in two (accessibility 3.1). Screens rarely use this directly; they compose Choice, ListChoice, Keypad ...:
 *
 *     <Press onPress={send}><span>Envoyer</span></Press>
 *
 * The look inside may move when pressed, the button's own box may not: it is what the finger is measured against.
 * Style the pressed state with `[data-pressed] > .face`; the controller sets it at once, without React.
 * For a screen change outside a Frame: `useAnnounceScreenChange()`. For the attract loop: `useSleep(onWake)`.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useSurface } from '../surface-context.ts';
import styles from './Press.module.css';

export type PressProps = {
  onPress: () => void;
  children: ReactNode;
  /** Spoken instead of the words inside, when they alone say too little ("4" on a keypad needs none). */
  name?: string | undefined;
  /** For a key that stays down, e.g. larger text: its state for assistive technology. */
  isOn?: boolean | undefined;
  /** Acts at once even while the attract loop runs. */
  worksAsleep?: boolean | undefined;
  /** Language of the words, when it is not that of the page. */
  language?: string | undefined;
  className?: string | undefined;
};

/** A target for finger, stick, mouse, keyboard and switch alike. Fires once, on release. */
export function Press({
  onPress,
  children,
  name,
  isOn,
  worksAsleep = false,
  language,
  className,
}: PressProps) {
  const { press } = useSurface();
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onPress);
  useLayoutEffect(() => {
    latest.current = onPress;
  }, [onPress]);
  useLayoutEffect(() => {
    if (!button.current) return undefined;
    return press.add(button.current, { onPress: () => latest.current(), worksAsleep });
  }, [press, worksAsleep]);
  return (
    <button
      ref={button}
      type="button"
      className={className === undefined ? styles.press : `${styles.press} ${className}`}
      aria-label={name}
      aria-pressed={isOn}
      lang={language}
    >
      {children}
    </button>
  );
}

/** Tells the press controller that another screen stands on the glass (T10). */
export function useAnnounceScreenChange(): () => void {
  const { press } = useSurface();
  return () => press.announceScreenChange();
}

/** While mounted, the first touch anywhere but on `worksAsleep` targets is swallowed whole and calls `onWake`. */
export function useSleep(onWake: () => void): void {
  const { press } = useSurface();
  const latest = useRef(onWake);
  useLayoutEffect(() => {
    latest.current = onWake;
  }, [onWake]);
  useEffect(() => press.sleep(() => latest.current()), [press]);
}
