import { BackspaceIcon } from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import styles from './Keypad.module.css';
import { Press } from './press/Press.tsx';

/** One key: what it writes, or what it does. `span` columns wide. */
export type PadKey = {
  key: string;
  label: string;
  icon?: Icon | undefined;
  span?: number | undefined;
  /** Its first column, when it is not the one after its neighbour. */
  column?: number | undefined;
  look?: 'sign' | 'action' | 'main' | undefined;
  onPress: () => void;
};

/** Keys in rows, all of one height, as large as the zone allows. One sign per press, no repeat (T11). */
export function KeyPanel({ rows, columns }: { rows: readonly (readonly PadKey[])[]; columns: number }) {
  return (
    <div className={styles.panel} style={{ '--columns': columns, '--rows': rows.length }}>
      {rows.map((row) =>
        row.map(({ key, label, icon: Picture, span = 1, column, look = 'sign', onPress }, index) => (
          <div
            key={key}
            className={styles.place}
            style={{ '--span': span, gridColumn: `${column ?? (index === 0 ? 1 : 'auto')} / span ${span}` }}
          >
            <Press onPress={onPress} className={styles.key}>
              <span className={styles.face} data-look={look}>
                {Picture && <Picture className={styles.picture} weight="fill" aria-hidden />}
                <span>{label}</span>
              </span>
            </Press>
          </div>
        )),
      )}
    </div>
  );
}

export type KeypadProps = {
  onSign: (sign: string) => void;
  erase: { label: string; onPress: () => void };
  /** The key that ends the typing ("Voir ma demande"). Absent until there is something to send. */
  send?: { label: string; icon?: Icon | undefined; onPress: () => void } | undefined;
  /** Phone and door numbers need a zero, request numbers have none. */
  withZero?: boolean | undefined;
};

/** Digits to the left, three by three; **Effacer** and the sending key to the right. */
export function Keypad({ onSign, erase, send, withZero = false }: KeypadProps) {
  const digit = (sign: string): PadKey => ({ key: sign, label: sign, onPress: () => onSign(sign) });
  const eraseKey: PadKey = { key: 'erase', icon: BackspaceIcon, look: 'action', ...erase };
  const sendKey: PadKey[] = send ? [{ key: 'send', look: 'main', ...send }] : [];
  const rows = ['123', '456', '789'].map((row) => row.split('').map(digit));
  const digits = withZero ? [...rows, [{ ...digit('0'), column: 2 }]] : rows;
  return (
    <div className={styles.pad}>
      <KeyPanel rows={digits} columns={3} />
      <div className={styles.actions}>
        <KeyPanel rows={[eraseKey, ...sendKey].map((key) => [key])} columns={1} />
      </div>
    </div>
  );
}

/** The 31 signs of a residence code (no 0, O, 1, I, L) in their order, and **Effacer** at the end. */
export function CodePad({ onSign, erase }: Pick<KeypadProps, 'onSign' | 'erase'>) {
  const key = (sign: string): PadKey => ({ key: sign, label: sign, onPress: () => onSign(sign) });
  const eraseKey: PadKey = { key: 'erase', icon: BackspaceIcon, span: 4, look: 'action', ...erase };
  const [digits = [], ...letters] = ['23456789', 'ABCDEFGHJ', 'KMNPQRSTU', 'VWXYZ'].map((row) =>
    row.split('').map(key),
  );
  const [first = [], second = [], third = []] = letters;
  return <KeyPanel rows={[digits, first, second, [...third, eraseKey]]} columns={9} />;
}
