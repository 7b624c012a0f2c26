import { SirenIcon } from '@phosphor-icons/react';
import styles from './UrgentBand.module.css';

export type UrgentBandProps = {
  /** The word itself, "Urgent": the picture alone says too little. */
  label: string;
  title: string;
  /** "Jusqu'à 18 heures", and "et 1 autre message urgent" when there are more. */
  until?: string | undefined;
};

/** On every screen while something is urgent. Not a button; it covers nothing and moves nothing. */
export function UrgentBand({ label, title, until }: UrgentBandProps) {
  return (
    <section className={styles.band} aria-label={label}>
      <SirenIcon className={styles.picture} weight="fill" aria-hidden />
      <p className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.until}>
          {label}
          {until !== undefined && <> · {until}</>}
        </span>
      </p>
    </section>
  );
}
