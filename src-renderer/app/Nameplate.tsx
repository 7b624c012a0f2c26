import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import styles from './Nameplate.module.css';

type NameplateProps = { screen: NonNullable<KioskStatus['screen']> };

/** The name of this screen in large letters, over whatever it shows. It takes no touch: who stands there goes on. */
export function Nameplate({ screen }: NameplateProps) {
  return (
    <output className={styles.plate} dir="auto">
      <span className={styles.name}>{screen.name}</span>
      <span className={styles.residence}>{screen.residence}</span>
    </output>
  );
}
