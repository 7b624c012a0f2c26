import { memo } from 'react';
import styles from './Clock.module.css';

export type ClockProps = {
  /** In words of the language: "10 h 05", "Mardi 24 novembre". */
  time: string;
  date: string;
};

/** Time and date before the sky. `tight`: one small line, where the picture has given way to words. */
export const Clock = memo(function Clock({ time, date, layout, sky }: ClockInSkyProps) {
  return (
    <div className={styles.clock} data-layout={layout} data-sky={sky}>
      <p className={styles.time}>{time}</p>
      <p className={styles.date}>{date.replace(/ (?=\S+$)/, noBreakSpace)}</p>
    </div>
  );
});

type ClockInSkyProps = ClockProps & { layout: Layout; sky: 'light' | 'dark' };

type Layout = 'stacked' | 'line' | 'wide' | 'tight';

const noBreakSpace = '\u00a0'; // "24 novembre" stays on one line
