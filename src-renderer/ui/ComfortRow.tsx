import type { Icon } from '@phosphor-icons/react';
import { memo, useLayoutEffect } from 'react';
import styles from './ComfortRow.module.css';
import { Press } from './press/Press.tsx';
import { useSurface } from './surface-context.ts';

/** A key of the comfort row. `state` says in words what it is at, for who cannot see it ("Texte : grand. 2 sur 3"). */
export type ComfortKey = {
  key: string;
  label: string;
  /** A second line in another language, for who cannot read the first. */
  other?: { label: string; language: string } | undefined;
  icon: Icon;
  state?: string | undefined;
  isOn?: boolean | undefined;
  onPress: () => void;
};

/** Five keys, the same on every screen, at work on the attract loop too. Another set of keys is a screen change. */
export const ComfortRow = memo(function ComfortRow({ keys, columns }: ComfortRowProps) {
  const { press } = useSurface();
  const set = keys.map(({ key }) => key).join(' ');
  useLayoutEffect(() => press.announceScreenChange(), [press, set]);
  return (
    <div
      className={styles.row}
      style={{ '--columns': Math.min(columns, keys.length) }}
      data-columns={columns}
    >
      {keys.map(({ key, label, other, icon: Picture, state, isOn, onPress }) => (
        <Press
          key={key}
          onPress={onPress}
          name={state === undefined ? undefined : `${label}. ${state}`}
          isOn={isOn}
          worksAsleep
          className={styles.key}
        >
          <span className={styles.face}>
            <Picture className={styles.picture} weight="fill" aria-hidden />
            <span className={styles.label}>
              {label}
              {other && <span className={styles.other} lang={other.language}>{` ${other.label}`}</span>}
            </span>
          </span>
        </Press>
      ))}
    </div>
  );
});

type ComfortRowProps = { keys: readonly ComfortKey[]; columns: 5 | 3 };
