import type { Icon } from '@phosphor-icons/react';
import styles from './ListChoice.module.css';
import { hueStyle } from './hue.ts';
import type { Hue } from './hue.ts';
import { Press } from './press/Press.tsx';
import { Tag } from './Tag.tsx';
import type { TagProps } from './Tag.tsx';

/** One entry of a list: picture, title, a line below it (a date in words), marks like "Annulé". */
export type ListItem = {
  key: string;
  title: string;
  subline?: string | undefined;
  icon?: Icon | undefined;
  /** A photo instead of the icon, already at hand (no network). */
  photo?: string | undefined;
  hue?: Hue | undefined;
  marks?: readonly TagProps[] | undefined;
  /** Of the title, when it is not that of the page. */
  language?: string | undefined;
  onPress: () => void;
};

/** A row that opens something. */
export function ListChoice({ onPress, ...words }: Omit<ListItem, 'key'>) {
  return (
    <Press onPress={onPress} className={styles.item}>
      <ListItemFace {...words} />
    </Press>
  );
}

/** The look of a row without its press: for measuring, and for the reading zone when no row fits. */
export function ListItemFace({
  title,
  subline,
  icon: Picture,
  photo,
  hue = 'sea',
  marks = [],
  language,
}: FaceProps) {
  return (
    <span className={styles.face} style={hueStyle(hue)}>
      {photo === undefined ? (
        Picture && <Picture className={styles.picture} weight="fill" aria-hidden />
      ) : (
        <img className={styles.photo} src={photo} alt="" />
      )}
      <span className={styles.words}>
        <span className={styles.title} lang={language}>
          {title}
        </span>
        {(subline !== undefined || marks.length > 0) && (
          <span className={styles.under}>
            {marks.map((mark) => (
              <Tag key={mark.label} {...mark} size="small" />
            ))}
            {subline !== undefined && <span className={styles.subline}>{subline}</span>}
          </span>
        )}
      </span>
    </span>
  );
}

type FaceProps = Omit<ListItem, 'key' | 'onPress'>;
