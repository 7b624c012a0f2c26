import styles from './Title.module.css';

export type TitleProps = {
  children: string;
  /** On later pages of one text: the same words, in the size of the text. */
  isRepeated?: boolean;
  look?: 'title' | 'poster';
};

/** The one `h1` of a screen. Long titles are set smaller, never below the text around them. */
export function Title({ children, isRepeated = false, look = 'title' }: TitleProps) {
  const size = isRepeated ? 'repeated' : children.length > 64 ? 'long' : look;
  return (
    <h1 className={styles.title} data-size={size} data-flow tabIndex={-1}>
      {children}
    </h1>
  );
}
