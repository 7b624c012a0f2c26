import { ArrowsClockwiseIcon, WifiSlashIcon } from '@phosphor-icons/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import styles from './FreshnessLine.module.css';

/** "À jour (il y a 2 minutes)", or since when there is no news. The words come whole from the caller. */
export type FreshnessLineProps = { text: string; isFresh: boolean };

/** One line, always just above the choices; `children` is the page number, the `h1` of a page without title. */
export const FreshnessLine = memo(function FreshnessLine(props: LineProps) {
  const { text, isFresh, children, isHeading = false, size } = props;
  const Page = isHeading ? 'h1' : 'p';
  const Picture = isFresh ? ArrowsClockwiseIcon : WifiSlashIcon;
  return (
    <div className={styles.line} data-fresh={isFresh} data-size={size} data-region="foot">
      <p className={styles.state}>
        <Picture className={styles.picture} weight="bold" aria-hidden />
        <span>{text}</span>
      </p>
      {children !== undefined && <Page className={styles.page}>{children}</Page>}
    </div>
  );
});

type LineProps = FreshnessLineProps & {
  children?: ReactNode;
  isHeading?: boolean;
  /** `small` where large words would leave none to the screen. */
  size: 'large' | 'small';
};
