import type { Icon } from '@phosphor-icons/react';
import { hueStyle } from './hue.ts';
import type { Hue } from './hue.ts';
import styles from './Tag.module.css';

export type TagProps = {
  label: string;
  icon?: Icon | undefined;
  hue?: Hue | undefined;
  size?: 'small' | 'normal';
  /** A request number: not read aloud unasked (A3). */
  isPrivate?: true | undefined;
};

/** A mark that is read, never pressed: outlined, icon and word ("Urgent", "Étape 1 sur 4"). */
export function Tag({ label, icon: Picture, hue = 'sun', size = 'normal', isPrivate }: TagProps) {
  return (
    <span className={styles.tag} data-size={size} data-private={isPrivate} style={hueStyle(hue)}>
      {Picture && <Picture className={styles.picture} weight="bold" aria-hidden />}
      <span>{label}</span>
    </span>
  );
}
