import { ArrowsClockwiseIcon, WifiSlashIcon } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import styles from './FreshnessLine.module.css';

/** "À jour (il y a 2 minutes)", or since when there is no news. The words come whole from the caller. */
export type FreshnessLineProps = { text: string; isFresh: boolean };

/** One line, always just above the choices; `children` is the page number at its end. */
export function FreshnessLine({ text, isFresh, children }: FreshnessLineProps & { children?: ReactNode }) {
  const Picture = isFresh ? ArrowsClockwiseIcon : WifiSlashIcon;
  return (
    <div className={styles.line} data-fresh={isFresh}>
      <p className={styles.state}>
        <Picture className={styles.picture} weight="bold" aria-hidden />
        <span>{text}</span>
      </p>
      {children !== undefined && <p className={styles.page}>{children}</p>}
    </div>
  );
}
