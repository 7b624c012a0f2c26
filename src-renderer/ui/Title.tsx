import styles from './Title.module.css';

export type TitleProps = {
  children: string;
  /** On later pages of one text: the same words, in the size of the text. */
  isRepeated?: boolean;
  look?: 'title' | 'poster';
  /** Set smaller. A part of a long title stays as small as the whole. */
  isLong?: boolean;
  /** When it is not that of the page. */
  language?: string | undefined;
  /** It names somebody: not read aloud unasked (A3). */
  isPrivate?: true | undefined;
};

/** Whether a title is too long for the size of titles. */
export function isLongTitle(title: string): boolean {
  return title.length > 64;
}

/** The one `h1` of a screen. Long titles are set smaller, never below the text around them. */
export function Title({
  children,
  isRepeated = false,
  look = 'title',
  isLong = isLongTitle(children),
  language,
  isPrivate,
}: TitleProps) {
  const size = isRepeated ? 'repeated' : isLong ? 'long' : look;
  return (
    <h1
      className={styles.title}
      data-size={size}
      data-flow
      data-private={isPrivate}
      tabIndex={-1}
      lang={language}
    >
      {children}
    </h1>
  );
}
