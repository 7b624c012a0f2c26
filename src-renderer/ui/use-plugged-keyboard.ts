import { useEffect } from 'react';

export type PluggedKeyboard = {
  /** Gets every key that writes something; whoever reads it takes the signs it knows. */
  type: (sign: string) => void;
  erase: () => void;
  enter: () => void;
};

/** A keyboard that somebody has plugged in. Space and Enter on a button press the button, as everywhere. */
export function usePluggedKeyboard({ type, erase, enter }: PluggedKeyboard): void {
  useEffect(() => {
    const read = ({ key, target }: KeyboardEvent) => {
      const isFree = !(target instanceof Element && target.matches('button'));
      if (key === 'Backspace') erase();
      else if (key === 'Enter' && isFree) enter();
      else if (key.length === 1 && (key !== ' ' || isFree)) type(key);
    };
    addEventListener('keydown', read);
    return () => removeEventListener('keydown', read);
  });
}
