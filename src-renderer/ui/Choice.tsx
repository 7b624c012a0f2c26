import { ArrowUUpLeftIcon } from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import styles from './Choice.module.css';
import { hueStyle } from './hue.ts';
import type { Hue } from './hue.ts';
import type { TileGrid } from './panel-geometry.ts';
import { Press } from './press/Press.tsx';
import { useSurface } from './surface-context.ts';

/** One big answer. `main`: the one filled action of a screen; `plain`: white, for its alternatives. */
export type ChoiceItem = {
  key: string;
  label: string;
  /** A small second line, e.g. "2 nouvelles". */
  note?: string | undefined;
  icon?: Icon | undefined;
  look?: Hue | 'main' | 'plain' | undefined;
  /** For answers that can be taken back by a second press (several helpings, a voice that is on). */
  isOn?: boolean | undefined;
  /** Language of the label, when it is not that of the page. */
  language?: string | undefined;
  onPress: () => void;
};

type ChoiceProps = Omit<ChoiceItem, 'key'> & { picture: TileGrid['picture'] };

/** A tile with picture and words, at least 90 × 50 mm (T3); the grid gives its size. */
export function Choice({
  label,
  note,
  icon: Picture,
  look = 'plain',
  picture,
  isOn,
  language,
  onPress,
}: ChoiceProps) {
  const isMirrored = useSurface().direction === 'rtl' && Picture === ArrowUUpLeftIcon;
  const isBare = !Picture || picture === 'none';
  const hue = look === 'main' || look === 'plain' ? 'teal' : look;
  return (
    <Press onPress={onPress} isOn={isOn} language={language} className={styles.choice}>
      <span
        className={styles.face}
        data-look={look}
        data-picture={picture}
        data-bare={isBare}
        style={hueStyle(hue)}
      >
        {!isBare && <Picture className={styles.picture} weight="fill" mirrored={isMirrored} aria-hidden />}
        <span className={styles.words}>
          <span className={styles.label}>{label}</span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </span>
      </span>
    </Press>
  );
}
