import { SirenIcon } from '@phosphor-icons/react';
import { memo } from 'react';
import styles from './UrgentBand.module.css';

export type UrgentBandProps = {
  /** The notice that it shows, for the heartbeat. */
  noticeId: string;
  /** The word itself, "Urgent": the picture alone says too little. */
  label: string;
  title: string;
  /** Of the title, when it is not that of the page. */
  language?: string | undefined;
  /** "Jusqu'à 18 heures", and "et 1 autre message urgent" when there are more. */
  until?: string | undefined;
  /** `small` where large words would leave none to the screen. */
  size?: 'large' | 'small';
};

/** On every screen while something is urgent. Not a button; it covers nothing and moves nothing. */
export const UrgentBand = memo(function UrgentBand(props: UrgentBandProps) {
  const { label, title, language, until, size = 'large' } = props;
  return (
    <section className={styles.band} data-size={size} aria-label={label} data-region="band">
      <SirenIcon className={styles.picture} weight="fill" aria-hidden />
      <p className={styles.words}>
        <span className={styles.title} lang={language}>
          {title}
        </span>
        <span className={styles.until}>
          {label}
          {until !== undefined && <> · {until}</>}
        </span>
      </p>
    </section>
  );
});
