import { BackspaceIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { KeyPanel } from './Keypad.tsx';
import type { PadKey } from './Keypad.tsx';
import { accentRows, holdsAccents, letterRows } from './letter-rows.ts';
import type { LetterOrder } from './letter-rows.ts';
import { useSurface } from './surface-context.ts';

type ActionKey = { label: string; onPress: () => void };

export type KeyboardProps = {
  order: LetterOrder;
  /** Gets one sign, small: `e`, `é`, ` `. */
  onSign: (sign: string) => void;
  onChangeOrder: () => void;
  erase: ActionKey;
  /** **Cacher** or **Montrer**. */
  hide: ActionKey;
  /** Ends the typing; absent until there is something to go on with. */
  goOn?: ActionKey | undefined;
  labels: { space: string; accents: string; letters: string };
};

/**
 * Letters in ten columns (screens.md 13), accents below them or, where five rows of keys do not fit, on a second
 * page. One sign per press, no repeat (T11). Keys name letters as a French keyboard does: `E`, but `é`.
 */
export function Keyboard({ order, onSign, onChangeOrder, erase, hide, goOn, labels }: KeyboardProps) {
  const { panel, reach } = useSurface();
  const [isOnAccents, setOnAccents] = useState(false);
  const sign = (letter: string): PadKey => ({
    key: letter,
    label: /[a-z]/.test(letter) ? letter.toLocaleUpperCase() : letter,
    onPress: () => onSign(letter),
  });
  const row = (signs: string) => signs.split('').map(sign);
  const action = (key: string, { label, onPress }: ActionKey, span = 3): PadKey => ({
    key,
    label,
    onPress,
    span,
    look: 'action',
  });
  const eraseKey: PadKey = { ...action('erase', erase), icon: BackspaceIcon };
  const orderKey = action('order', { label: otherOrder[order], onPress: onChangeOrder });
  const last = (first: PadKey): PadKey[] => [
    first,
    action('space', { label: labels.space, onPress: () => onSign(' ') }, 4),
    ...(goOn ? [{ ...action('go-on', goOn), look: 'main' as const }] : []),
  ];
  const turn = (label: string, to: boolean) => action('turn', { label, onPress: () => setOnAccents(to) });
  const [first, second, third] = letterRows[order];
  const [accents, ...rarer] = accentRows;
  const letters = [row(first), row(second), [...row(third), eraseKey]];
  const hideKey = action('hide', hide);
  if (holdsAccents(panel, reach))
    return <KeyPanel columns={10} rows={[...letters, [...row(accents), hideKey], last(orderKey)]} />;
  if (!isOnAccents) return <KeyPanel columns={10} rows={[...letters, last(turn(labels.accents, true))]} />;
  const page = [
    [...row(accents), hideKey],
    [...row(rarer[0]), orderKey],
    [...row(rarer[1]), eraseKey],
    last(turn(labels.letters, false)),
  ];
  return <KeyPanel columns={10} rows={page} />;
}

/** What the key of the other order says, the same in every language. */
const otherOrder: Record<LetterOrder, string> = { azerty: 'ABC', abc: 'AZERTY' };
